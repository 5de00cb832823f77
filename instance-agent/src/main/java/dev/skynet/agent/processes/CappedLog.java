package dev.skynet.agent.processes;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Output files that processes append to, kept from filling the disk. */
public final class CappedLog {
  /** Most bytes of one output file. */
  public static final long CAP = 8L << 20;

  private static final int KEPT = 1 << 20;
  private static final int TAIL = 64 << 10;

  private CappedLog() {}

  /** Cuts a file that is over the cap down to its end. Processes that append to it may go on. */
  public static void cap(Path log) throws IOException {
    if (!Files.exists(log) || Files.size(log) <= CAP) {
      return;
    }
    byte[] end = end(log, KEPT);
    try (var file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(0);
    }
    note(log, "[skynet] output over 8 MiB: what came before is dropped");
    Files.write(log, end, StandardOpenOption.APPEND);
  }

  /** The last bytes of a file; none if it is not there. */
  public static byte[] tail(Path log) throws IOException {
    return end(log, TAIL);
  }

  /** Adds a line. */
  public static void note(Path log, String line) throws IOException {
    Files.write(
        log,
        (line + "\n").getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  private static byte[] end(Path log, int most) throws IOException {
    if (!Files.exists(log)) {
      return new byte[0];
    }
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      long length = file.length();
      byte[] bytes = new byte[(int) Math.min(most, length)];
      file.seek(length - bytes.length);
      file.readFully(bytes);
      return bytes;
    }
  }
}
