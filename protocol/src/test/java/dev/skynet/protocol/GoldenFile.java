package dev.skynet.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A JSON file below {@code src/test/resources/golden}: what older and newer versions must go on
 * reading. {@code -Dgolden.update=true} writes it anew.
 *
 * @param path of the file
 */
public record GoldenFile(Path path) {
  private static final ObjectMapper PRETTY = new ObjectMapper();

  /** The golden file of this name. */
  public static GoldenFile named(String name) {
    return new GoldenFile(Path.of("src/test/resources/golden", name + ".json"));
  }

  /** Holds the JSON against the file. */
  public void matches(String json) throws IOException {
    String text =
        PRETTY.readTree(json).toPrettyString().replace(System.lineSeparator(), "\n") + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, text);
    }
    assertThat(path).hasContent(text);
  }

  /** The text of the file. */
  public String text() throws IOException {
    return Files.readString(path);
  }
}
