package dev.skynet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads who starts the agent with something wrong; real processes. */
class AgentMainTest {
  private static final int WRONG_USE = 2;

  @TempDir Path root;

  /**
   * How a start has ended.
   *
   * @param status exit status
   * @param lines all that was printed
   */
  private record End(int status, List<String> lines) {}

  @Test
  void anAgentYmlThatIsNotThere() throws Exception {
    // given
    Path file = root.resolve("agent.yml");
    // when
    End end = start(file);
    // then
    assertThat(end).isEqualTo(refused(file + ": does not exist; write it, or name another file"));
  }

  @Test
  void allThatIsWrongInAgentYmlALineEach() throws Exception {
    // given
    Path file = root.resolve("agent.yml");
    Files.writeString(file, "fleet: Prod\ngroup: shop/web\nregion: eu\nbukket: b\n");
    // when
    End end = start(file);
    // then
    assertThat(end.status()).isEqualTo(WRONG_USE);
    assertThat(end.lines())
        .hasSize(4)
        .allMatch(line -> line.startsWith("skynet-agent: " + file + ": setting "))
        .anyMatch(line -> line.contains("setting fleet: fleet 'Prod'"))
        .anyMatch(line -> line.endsWith("setting instance: is missing"))
        .anyMatch(line -> line.endsWith("setting bucket: is missing"))
        .anyMatch(line -> line.contains("setting bukket: is not a setting"));
  }

  @Test
  void aDirectoryThatCannotBeMade() throws Exception {
    // given
    Files.createFile(root.resolve("occupied"));
    // when
    End end = start(configuration("occupied/state"));
    // then
    assertThat(end)
        .isEqualTo(
            refused(
                root.resolve("occupied/state")
                    + ": cannot be made, a file is in its way; move that away, or name other"
                    + " directories under roots in agent.yml"));
  }

  @Test
  void aSlipInStateJson() throws Exception {
    // given: a person has removed hold, and left the comma before it
    Path state = Files.createDirectories(root.resolve("state")).resolve("state.json");
    Files.writeString(state, "{\n  \"fence\": 7,\n  \"committed\": [],\n}\n");
    // when
    End end = start(configuration("state"));
    // then
    assertThat(end.status()).isEqualTo(WRONG_USE);
    assertThat(end.lines()).hasSize(1);
    assertThat(end.lines().getFirst())
        .startsWith("skynet-agent: " + state + ": cannot be read at line 4, column 1: ")
        .endsWith(
            "; repair it (nothing in it but hold is for a person to change) and start the agent"
                + " again");
  }

  private static End refused(String line) {
    return new End(WRONG_USE, List.of("skynet-agent: " + line));
  }

  private Path configuration(String state) throws IOException {
    return Files.writeString(
        root.resolve("agent.yml"),
        """
        fleet: test
        group: shop/web
        region: eu-west-1
        instance: web-1
        bucket: bucket
        roots: {state: "%s", srv: "%s"}
        """
            .formatted(root.resolve(state), root.resolve("srv")));
  }

  private static End start(Path configuration) throws IOException, InterruptedException {
    Process agent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                AgentMain.class.getName(),
                configuration.toString())
            .redirectErrorStream(true)
            .start();
    String printed = new String(agent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new End(agent.waitFor(), printed.lines().toList());
  }
}
