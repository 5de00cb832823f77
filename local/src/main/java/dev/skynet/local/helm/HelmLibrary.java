package dev.skynet.local.helm;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The native library, 98 MB, which helm-java unpacks into the machine's temporary directory and
 * deletes when the JVM ends in order. It is deleted as soon as it is loaded, so that a killed one
 * leaves nothing.
 */
final class HelmLibrary {
  private static final EndingSignals SIGNALS = EndingSignals.now();
  private static boolean loaded;

  private HelmLibrary() {}

  static synchronized void load() {
    if (!loaded) {
      Helm.version().call();
      try {
        for (Path library : mapped()) {
          Files.deleteIfExists(library);
          Path directory = library.getParent();
          if (directory != null) {
            Files.deleteIfExists(directory);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      loaded = true;
    }
  }

  /** What it answers; Ctrl-C and TERM end this JVM afterwards as they did before. */
  static <T> T call(Supplier<T> command) {
    load();
    try {
      return command.get();
    } finally {
      SIGNALS.giveBack();
    }
  }

  private static List<Path> mapped() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
      return lines
          .filter(line -> line.contains("/helm-java") && line.endsWith(".so"))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .distinct()
          .toList();
    }
  }
}
