package dev.skynet.local.helm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.local.TestRuns;
import dev.skynet.local.process.RunDirectory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelmLibraryIT {
  @TempDir private Path runs;

  @Test
  void isSweptByTheNextRunWhereAKilledOneLeftIt() throws Exception {
    // given
    Process other = halfLoaded();
    String[] words =
        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))
            .readLine()
            .split(" ", -1);
    other.destroyForcibly().waitFor();
    Path library = Path.of(words[1]);
    assertThat(library).startsWith(Path.of(words[0])).exists();
    // when
    RunDirectory.create(runs, TestRuns.ports()).close();
    // then
    assertThat(library).doesNotExist();
    assertThat(runs).isEmptyDirectory();
  }

  /** It has no temporary directory: what would be unpacked there fails. */
  private Process halfLoaded() throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-Djava.io.tmpdir=" + runs.resolve("nowhere"),
            "-cp",
            System.getProperty("java.class.path"),
            HalfLoadedHelm.class.getName(),
            runs.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
