package dev.skynet.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.skynet.local.TestRuns;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryIT {
  @TempDir Path runs;
  private Process other;
  private Path abandoned;
  private List<ProcessIdentity> left;

  @BeforeEach
  void startAnotherRun() throws IOException {
    other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                AbandonedRun.class.getName(),
                runs.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String[] words =
        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))
            .readLine()
            .split(" ", -1);
    abandoned = Path.of(words[0]);
    Path service = abandoned.resolve("work/service.pid");
    await().until(() -> Files.exists(service) && Files.size(service) > 0);
    left =
        List.of(
            identity(words[1]), identity(words[2]), identity(Files.readString(service).strip()));
  }

  @AfterEach
  void stopIt() {
    other.destroyForcibly();
    left.forEach(ProcessIdentity::kill);
  }

  @Test
  void sweepsWhatAKilledRunLeft() throws Exception {
    // given
    other.destroyForcibly().waitFor();
    assertThat(left).allMatch(ProcessIdentity::alive);
    // when
    RunDirectory next = RunDirectory.create(runs, TestRuns.ports());
    // then
    assertThat(left).noneMatch(ProcessIdentity::alive);
    assertThat(abandoned).doesNotExist();
    next.close();
    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void leavesARunAloneWhoseOwnerLives() {
    // when
    RunDirectory.create(runs, TestRuns.ports()).close();
    // then
    assertThat(left).allMatch(ProcessIdentity::alive);
    assertThat(abandoned).isDirectory();
  }

  @Test
  void leavesNothingWhenItsOwnerIsAskedToEnd() throws Exception {
    // when
    other.destroy();
    other.waitFor();
    // then
    assertThat(left).noneMatch(ProcessIdentity::alive);
    assertThat(runs).isEmptyDirectory();
  }

  @Test
  void sparesAProcessThatOnlyHasTheRecordedId() throws Exception {
    // given
    other.destroyForcibly().waitFor();
    Process innocent = new ProcessBuilder("sleep", "1000").start();
    ProcessIdentity real = ProcessIdentity.of(innocent.pid()).orElseThrow();
    String record = Files.readString(abandoned.resolve("processes/plain"));
    Files.writeString(
        abandoned.resolve("processes/plain"),
        record.replaceFirst("^\\d+", Long.toString(real.pid())));
    // when
    RunDirectory.create(runs, TestRuns.ports()).close();
    // then
    assertThat(real.alive()).isTrue();
    innocent.destroyForcibly().waitFor();
  }

  @Test
  void startsAChildAgainAfterItWasKilled() {
    try (RunDirectory run = RunDirectory.create(runs, TestRuns.ports())) {
      // given
      ChildProcess child =
          run.child(new Command("child", List.of("sleep", "1000"), Map.of(), run.path()));
      child.start();
      long first = child.pid();
      // when
      child.kill();
      assertThat(child.alive()).isFalse();
      child.start();
      // then
      assertThat(child.alive()).isTrue();
      assertThat(child.pid()).isNotEqualTo(first);
    }
  }

  @Test
  void saysWhatAChildSaidBeforeItEndedTooEarly() {
    try (RunDirectory run = RunDirectory.create(runs, TestRuns.ports())) {
      ChildProcess child =
          run.child(
              new Command(
                  "child", List.of("sh", "-c", "echo no port; exit 7"), Map.of(), run.path()));
      child.start();
      assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofSeconds(20)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("child ended with code 7")
          .hasMessageContaining("no port");
    }
  }

  @Test
  void seesThatAFrozenChildStillRuns() {
    try (RunDirectory run = RunDirectory.create(runs, TestRuns.ports())) {
      ChildProcess child =
          run.child(new Command("child", List.of("sleep", "1000"), Map.of(), run.path()));
      child.start();
      child.signal("STOP");
      assertThat(child.alive()).isTrue();
      child.signal("CONT");
    }
  }

  private static ProcessIdentity identity(String pid) {
    return ProcessIdentity.of(Long.parseLong(pid)).orElseThrow();
  }
}
