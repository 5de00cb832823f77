package dev.skynet.local.kube;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a process listens on, as the kernel knows it. */
final class ListeningSockets {
  private static final String LISTEN = "0A";
  private static final String LOOPBACK = "0100007F";

  private ListeningSockets() {}

  /** One address for each socket; what is not 127.0.0.1 as the kernel writes it. */
  static List<String> of(long pid) {
    Path proc = Path.of("/proc", Long.toString(pid));
    try (Stream<Path> files = Files.list(proc.resolve("fd"))) {
      Set<String> inodes =
          files
              .map(ListeningSockets::target)
              .filter(target -> target.startsWith("socket:["))
              .map(target -> target.substring(8, target.length() - 1))
              .collect(Collectors.toSet());
      return Stream.of("tcp", "tcp6")
          .flatMap(family -> lines(proc.resolve("net").resolve(family)))
          .map(line -> line.strip().split("\\s+"))
          .filter(words -> words[3].equals(LISTEN) && inodes.contains(words[9]))
          .map(words -> words[1].substring(0, words[1].indexOf(':')))
          .map(address -> address.equals(LOOPBACK) ? "127.0.0.1" : address)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().skip(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // closed meanwhile
    }
  }
}
