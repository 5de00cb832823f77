package dev.skynet.local.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Something that the demo did not foresee: a line for the person, the rest for who mends it.
 *
 * @param cause what was thrown
 */
record Mishap(RuntimeException cause) {
  /** What happened, and where the details are. */
  String kept() {
    Path file = Path.of(System.getProperty("user.home"), ".cache", "skynet", "demo-failed.txt");
    try (var out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      cause.printStackTrace(out);
    } catch (IOException e) {
      return "%s (details cannot be kept: %s)".formatted(text(), e);
    }
    return "%s%nDetails for a bug report are in %s".formatted(text(), file);
  }

  private String text() {
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }
}
