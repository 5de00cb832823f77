package dev.skynet.operator.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What a packed file holds, one line an entry: mode, name, content or target. */
final class Unpacked {
  private Unpacked() {}

  static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(bytes, "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        lines.add("%o %s%s".formatted(entry.getMode(), entry.getName(), content(entry, tar)));
      }
    }
    return lines;
  }

  static byte[] tar(Path file) throws IOException {
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(file))) {
      return bytes.readAllBytes();
    }
  }

  private static String content(TarArchiveEntry entry, InputStream tar) throws IOException {
    if (entry.isDirectory()) {
      return "";
    }
    return entry.isSymbolicLink()
        ? " -> " + entry.getLinkName()
        : ": " + new String(tar.readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
