package dev.skynet.agent.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {
  @TempDir Path root;

  @Test
  void aLineAfterOneThatAPowerCutHasTornIsALineOfItsOwn() throws Exception {
    // given
    var files = new DurableFiles(root.resolve("reserve"), 4096);
    Path journal = root.resolve("journal");
    files.append(journal, "first");
    Files.writeString(journal, "first\n{\"step\":\"HOO");
    // when
    files.append(journal, "second");
    files.append(journal, "third");
    // then
    assertThat(journal).hasContent("first\n{\"step\":\"HOO\nsecond\nthird\n");
  }
}
