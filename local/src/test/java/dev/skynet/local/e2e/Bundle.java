package dev.skynet.local.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Files of the bundle that the stories roll out. */
final class Bundle {
  private Bundle() {}

  /** The text of one: {@code skynet.yml} or {@code point}. */
  static String file(String name) {
    String path = "bundle/" + name;
    try (InputStream in = Objects.requireNonNull(Bundle.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
