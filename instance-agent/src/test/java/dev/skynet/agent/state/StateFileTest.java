package dev.skynet.agent.state;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.agent.files.Directories;
import dev.skynet.agent.files.UnusableFile;
import dev.skynet.agent.rig.FastFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person has left in the files of the agent. */
class StateFileTest {
  @TempDir Path root;

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "{", "{\"fence\":\"x\",\"committed\":[]}", "{} {}", "no JSON"})
  void namesTheFileAndTheCureWhateverItSays(String text) throws Exception {
    Path file = Files.writeString(root.resolve("state.json"), text);
    assertThatThrownBy(() -> new StateFile(files(), file))
        .isInstanceOf(UnusableFile.class)
        .hasMessageStartingWith(file + ": cannot be read")
        .hasMessageContaining("hold is for a person to change");
  }

  @Test
  void namesTheFileThatIsNotUtf8() throws Exception {
    Path file = Files.write(root.resolve("state.json"), new byte[] {'{', (byte) 0xff, '}'});
    assertThatThrownBy(() -> new StateFile(files(), file))
        .isInstanceOf(UnusableFile.class)
        .hasMessageContaining("it is not UTF-8");
  }

  @Test
  void saysWhatToWriteIntoTheIdentity() throws Exception {
    var directories = new Directories(root, root.resolve("srv"));
    Files.writeString(directories.identity(), "web-1");
    assertThatThrownBy(() -> new IdentityFile(files(), directories).start("web-1"))
        .isInstanceOf(UnusableFile.class)
        .hasMessageContaining("write {\"instance\":\"web-1\",\"boots\":N} there");
  }

  private FastFiles files() {
    return new FastFiles(root.resolve("reserve"));
  }
}
