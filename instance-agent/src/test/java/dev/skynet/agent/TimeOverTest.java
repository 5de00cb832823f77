package dev.skynet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.rig.Bundle;
import dev.skynet.agent.rig.Bundles;
import dev.skynet.agent.rig.Mail;
import dev.skynet.agent.rig.Rig;
import dev.skynet.agent.services.ServiceRecord;
import dev.skynet.protocol.message.Accepted;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tickets, hooks and builds whose time is over; it passes without anybody waiting for it. */
class TimeOverTest {
  private static final Duration TICKET = Duration.ofSeconds(60);
  private static final Duration COMMAND = Duration.ofSeconds(30);
  private static final Duration FROM_TERM_TO_KILL = Duration.ofSeconds(10);
  private static final Duration FROM_TERM_TO_UNDO = Duration.ofSeconds(90);

  private static final String HELD = "touch $ROOT/at; sleep 1000";

  /** Has a child in its group and one outside it, and does not end when it is asked to. */
  private static final String STUBBORN =
      "setsid sleep 1000 & sleep 1000 & trap 'touch $ROOT/asked' TERM;"
          + " touch $ROOT/at; while true; do sleep 0.1 || true; done";

  @TempDir Path root;

  @Test
  void touchesNothingWhenTheTicketsTimeIsOverBeforeTheLine() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release old = host.install("t-1", Bundles.good("aaa"));
      List<ServiceRecord> before = host.living();
      hold(host, "t-2", Bundles.withHooks("bbb", "before: \"" + HELD + "\""));
      // when
      host.time.pass(TICKET);
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.TimedOut);
      assertThat(failed.message()).contains("is over", "strategy.timeouts");
      assertThat(failed.host()).isEqualTo(HostState.Untouched);
      assertThat(failed.running()).isEqualTo(old.running());
      assertThat(host.living()).isEqualTo(before);
      assertThat(host.processesInReleases()).isEqualTo(1);
    }
  }

  @Test
  void goesBackWhenTheTicketsTimeIsOverPastTheLine() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release old = host.install("t-1", Bundles.good("aaa"));
      hold(host, "t-2", Bundles.withHooks("bbb", "after: \"" + HELD + "\""));
      // when
      host.time.pass(TICKET);
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.TimedOut);
      assertThat(failed.host()).isEqualTo(HostState.Restored);
      assertRunsOnly(host, old);
    }
  }

  @Test
  void saysWhatCouldNotBeFetchedInTime() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      host.operator.next(Joined.class);
      Release release = host.publish(Bundles.good("aaa"));
      host.bucket.failing(true);
      host.send(Mail.ticket("t-1", release));
      host.operator.next(Accepted.class);
      host.await(() -> host.bucket.failures() > 0);
      // when
      host.time.pass(TICKET);
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.FetchFailed);
      assertThat(failed.message()).contains(release.artifact().key(), "in time", "S3 refuses");
      assertThat(failed.host()).isEqualTo(HostState.Untouched);
    }
  }

  @Test
  void killsAHookAndAllThatItStartedWhenItsTimeIsOver() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release old = host.install("t-1", Bundles.good("aaa"));
      String hook = "before: {run: \"" + STUBBORN + "\", timeout: 30s}";
      hold(host, "t-2", Bundles.withHooks("bbb", hook));
      // when
      askAndKill(host);
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.HookFailed);
      assertThat(failed.message())
          .isEqualTo("hook before did not end within 30 s; it and all it started was killed");
      assertThat(failed.host()).isEqualTo(HostState.Untouched);
      assertRunsOnly(host, old);
    }
  }

  @Test
  void killsABuildAndAllThatItStartedWhenItsTimeIsOver() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Bundle source =
          Bundle.of("abc", "version: 1\nbuild: {run: [\"" + STUBBORN + "\"], timeout: 30s}\n");
      host.bucket.put("source", source.packed());
      host.send(Mail.prepare("p-1", source, "source"));
      host.await(() -> Files.exists(host.file("at")));
      // when
      askAndKill(host);
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.BuildFailed);
      assertThat(failed.message()).contains("did not end", "was killed");
      assertThat(host.anyProcess()).isFalse();
      assertThat(host.directories.builds()).isEmptyDirectory();
    }
  }

  @Test
  void goesBackWhenItIsAskedToEndAndATurnPastItsLineIsNotDoneIn90Seconds() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release old = host.install("t-1", Bundles.good("aaa"));
      Bundle held = Bundles.withHooks("bbb", "after: {run: \"" + HELD + "\", timeout: 10m}");
      Release fresh = host.publish(held);
      host.send(Mail.longTicket("t-2", fresh));
      host.await(() -> Files.exists(host.file("at")));
      // when
      Thread asking = Thread.ofPlatform().start(() -> shutDown(host));
      host.await(() -> asking.getState() == Thread.State.TIMED_WAITING);
      host.time.pass(FROM_TERM_TO_UNDO);
      asking.join();
      // then
      assertRunsOnly(host, old);
      // when
      host.start();
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.TimedOut);
      assertThat(failed.message()).contains("asked to end", "90 s");
      assertThat(failed.host()).isEqualTo(HostState.Restored);
    }
  }

  private static void hold(Rig host, String ticket, Bundle bundle) {
    host.send(Mail.ticket(ticket, host.publish(bundle)));
    host.await(() -> Files.exists(host.file("at")));
  }

  private static void askAndKill(Rig host) {
    host.time.pass(COMMAND);
    host.await(() -> Files.exists(host.file("asked")));
    host.time.pass(FROM_TERM_TO_KILL);
  }

  private static void assertRunsOnly(Rig host, Release release) throws IOException {
    assertThat(host.current()).contains(release.id());
    assertThat(host.living()).extracting(ServiceRecord::release).containsExactly(release.id());
    assertThat(host.processesInReleases()).isEqualTo(1);
  }

  private static void shutDown(Rig host) {
    try {
      host.shutDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
