package dev.skynet.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A generated file that is committed; written only with {@code -Dcrds.update}.
 *
 * @param path from the directory of this module
 */
public record CommittedFile(Path path) {
  private static final boolean UPDATE = System.getProperty("crds.update") != null;

  /** Fails with the lines that differ, unless the switch is set: then the file is written. */
  public void mustBe(String generated) throws IOException {
    if (UPDATE) {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.writeString(path, generated);
    }
    assertThat(path)
        .as("%s is not what the records give: run the tests of crds with -Dcrds.update", path)
        .hasContent(generated);
  }
}
