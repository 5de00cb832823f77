package dev.skynet.local.helm;

import com.marcnuri.helm.Helm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * The native library, 98 MB, which helm-java unpacks and deletes when the JVM ends in order. It is
 * unpacked below the run that needs it first, and deleted as soon as it is loaded: a JVM killed
 * between the two leaves it where the next run sweeps.
 */
final class HelmLibrary {
  private static final EndingSignals SIGNALS = EndingSignals.now();
  private static boolean loaded;

  private HelmLibrary() {}

  /** Does nothing the second time. */
  static synchronized void load(Path scratch) {
    if (!loaded) {
      unpack(scratch);
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
  static <T> T call(Path scratch, Supplier<T> command) {
    load(scratch);
    try {
      return command.get();
    } finally {
      SIGNALS.giveBack();
    }
  }

  /** Loads it, and leaves it where it was unpacked. */
  static void unpack(Path scratch) {
    // the few kilobytes of JNA, by which Helm is called
    System.setProperty("jna.tmpdir", scratch.toString());
    try (var _ = UnpackingPlace.in(scratch)) {
      Helm.version().call();
    }
  }

  /** Where it lies while it is loaded. */
  static List<Path> mapped() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/maps"))) {
      return lines
          .filter(line -> line.contains("/" + UnpackingPlace.PREFIX) && line.endsWith(".so"))
          .map(line -> Path.of(line.substring(line.indexOf('/'))))
          .distinct()
          .toList();
    }
  }
}
