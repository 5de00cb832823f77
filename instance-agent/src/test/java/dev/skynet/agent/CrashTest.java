package dev.skynet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.rig.Bundle;
import dev.skynet.agent.rig.Bundles;
import dev.skynet.agent.rig.CrashPoint;
import dev.skynet.agent.rig.Mail;
import dev.skynet.agent.rig.Rig;
import dev.skynet.agent.services.ServiceRecord;
import dev.skynet.protocol.message.Built;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Reverted;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.Uploaded;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the agent before each single act of its work and looks whether the next start does what the
 * table of states says: before the line the ticket is repeated, or interrupted once hooks have run;
 * past it the host goes back; once the outcome stands it is finished.
 */
class CrashTest {
  private static final int FEWEST_ACTS = 10;
  private static final int MOST_ACTS = 200;

  @TempDir Path root;

  /** A story that is told with a death before its n-th act; false when it was over before. */
  private interface Story {
    boolean tell(int act) throws Exception;
  }

  @Test
  void survivesADeathBeforeEachActOfATurn() throws Exception {
    tellWithEachDeath(
        act -> turn(act, Bundles.withHooks("bbb", "before: echo ran >> $ROOT/hooks")));
  }

  @Test
  void survivesADeathBeforeEachActOfATurnThatFails() throws Exception {
    tellWithEachDeath(act -> turn(act, Bundles.dying("bbb")));
  }

  @Test
  void survivesADeathBeforeEachActOfARevert() throws Exception {
    tellWithEachDeath(this::revert);
  }

  @Test
  void survivesADeathBeforeEachActOfABoot() throws Exception {
    tellWithEachDeath(this::boot);
  }

  @Test
  void survivesADeathBeforeEachActOfABuild() throws Exception {
    tellWithEachDeath(this::build);
  }

  private static void tellWithEachDeath(Story story) throws Exception {
    int act = 0;
    while (story.tell(act)) {
      act++;
      assertThat(act).isLessThan(MOST_ACTS);
    }
    assertThat(act).isGreaterThan(FEWEST_ACTS);
  }

  private boolean turn(int act, Bundle bundle) throws Exception {
    try (Rig host = new Rig(root.resolve("turn-" + act))) {
      // given
      Release old = installed(host, "t-0", Bundles.good("aaa"));
      Release fresh = host.publish(bundle);
      var crash = new CrashPoint(act);
      host.start(crash);
      host.operator.next(Joined.class);
      crash.arm();
      // when
      host.send(Mail.ticket("t-1", fresh));
      boolean died = host.awaitDeathOr(() -> host.over("t-1"));
      if (!died) {
        return false;
      }
      String expected = expected(host, isGood(bundle));
      startAgain(host, "t-1");
      // then
      Report outcome = onlyOutcome(host, "t-1");
      assertThat(summary(outcome)).as("death before act %d", act).isEqualTo(expected);
      assertRunsOnly(host, outcome instanceof Succeeded ? fresh : old);
      assertThat(lines(host.file("hooks"))).hasSizeLessThan(2);
      return true;
    }
  }

  private boolean revert(int act) throws Exception {
    try (Rig host = new Rig(root.resolve("revert-" + act))) {
      // given
      Release old = installed(host, "t-0", Bundles.good("aaa"));
      host.start();
      Release fresh = host.publish(Bundles.good("bbb"));
      host.send(Mail.ticket("t-1", fresh));
      host.operator.next(Succeeded.class);
      host.await(() -> host.over("t-1"));
      host.shutDown();
      var crash = new CrashPoint(act);
      host.start(crash);
      host.operator.next(Joined.class);
      crash.arm();
      // when
      host.send(Mail.revert("t-1"));
      boolean died = host.awaitDeathOr(() -> host.over("t-1") && reverted(host));
      if (!died) {
        return false;
      }
      host.inbox.visibilityTimeout();
      host.start();
      host.await(() -> host.over("t-1") && reverted(host));
      // then
      assertRunsOnly(host, old);
      return true;
    }
  }

  private boolean boot(int act) throws Exception {
    try (Rig host = new Rig(root.resolve("boot-" + act))) {
      // given
      Release desired = host.publish(Bundles.good("aaa"));
      host.desire(desired);
      var crash = new CrashPoint(act);
      // when
      crash.arm();
      boolean died = true;
      try {
        host.start(crash);
        died = host.awaitDeathOr(() -> !host.operator.all().isEmpty() && host.quiet());
      } catch (CrashPoint.Died e) {
        assertThat(crash.reached()).isTrue();
      }
      if (!died) {
        return false;
      }
      host.start();
      Joined joined = host.operator.next(Joined.class);
      // then
      assertThat(joined.running()).as("death before act %d", act).isEqualTo(desired.running());
      assertRunsOnly(host, desired);
      return true;
    }
  }

  private boolean build(int act) throws Exception {
    try (Rig host = new Rig(root.resolve("build-" + act))) {
      // given
      Bundle source =
          Bundle.of(
              "abc", "version: 1\nbuild: {run: [\"echo built > built\"]}\nhealth: {stable: 0s}\n");
      host.bucket.put("test/source", source.packed());
      var crash = new CrashPoint(act);
      host.start(crash);
      host.operator.next(Joined.class);
      crash.arm();
      // when
      host.send(Mail.prepare("p-1", source, "test/source"));
      boolean died = host.awaitDeathOr(() -> said(host, Built.class));
      if (!died) {
        host.send(Mail.upload("p-1", built(host).digest(), "test/artifact"));
        died = host.awaitDeathOr(() -> said(host, Uploaded.class) && host.quiet());
      }
      if (!died) {
        return false;
      }
      host.inbox.visibilityTimeout();
      host.start();
      host.await(() -> said(host, Built.class));
      host.send(Mail.upload("p-1", built(host).digest(), "test/artifact"));
      host.await(() -> said(host, Uploaded.class) && host.over("p-1"));
      // then
      byte[] artifact = host.bucket.get("test/artifact").orElseThrow();
      assertThat(Sha256.of(artifact))
          .as("death before act %d", act)
          .isEqualTo(built(host).digest());
      assertThat(host.operator.all()).noneMatch(Failed.class::isInstance);
      return true;
    }
  }

  private static Release installed(Rig host, String ticket, Bundle bundle) throws Exception {
    Release release = host.publish(bundle);
    host.start();
    host.operator.next(Joined.class);
    host.send(Mail.ticket(ticket, release), Mail.confirm(ticket));
    host.operator.next(Succeeded.class);
    host.await(() -> host.over(ticket));
    host.shutDown();
    return release;
  }

  private static void startAgain(Rig host, String ticket) throws Exception {
    host.inbox.visibilityTimeout();
    host.start();
    host.await(() -> host.over(ticket));
  }

  /** What the table says about what lies on the disk now. */
  private static String expected(Rig host, boolean good) throws IOException {
    String atItsEnd = good ? "succeeded" : "ServiceFailed, Restored";
    Path running = host.directories.tickets().resolve("running/t-1");
    if (!Files.exists(running.resolve("journal"))
        || Files.exists(running.resolve("outcome.json"))) {
      return atItsEnd;
    }
    String journal = Files.readString(running.resolve("journal"));
    if (Files.exists(host.directories.uncommitted())) {
      return journal.contains("FAILING") ? atItsEnd : "Interrupted, Restored";
    }
    return journal.contains("HOOKING") ? "Interrupted, Untouched" : atItsEnd;
  }

  private static String summary(Report outcome) {
    return switch (outcome) {
      case Failed failed -> failed.reason() + ", " + failed.host();
      default -> outcome.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    };
  }

  /** Whatever was said at the end, it was always the same. */
  private static Report onlyOutcome(Rig host, String ticket) {
    List<Report> outcomes =
        host.operator.all().stream()
            .filter(
                report ->
                    (report instanceof Succeeded s && s.ticket().equals(ticket))
                        || (report instanceof Failed f && f.ticket().equals(ticket)))
            .toList();
    assertThat(outcomes.stream().map(CrashTest::summary).distinct()).hasSize(1);
    return outcomes.getLast();
  }

  private static void assertRunsOnly(Rig host, Release release) throws IOException {
    assertThat(host.current()).contains(release.id());
    assertThat(host.state().current()).isEqualTo(release);
    assertThat(host.living()).extracting(ServiceRecord::release).containsExactly(release.id());
    assertThat(host.directories.uncommitted()).doesNotExist();
    assertThat(host.processesInReleases()).isEqualTo(1);
  }

  private static boolean isGood(Bundle bundle) {
    return bundle.text("skynet.yml").contains("sleep 1000");
  }

  private static boolean reverted(Rig host) {
    return said(host, Reverted.class);
  }

  private static boolean said(Rig host, Class<? extends Report> kind) {
    return host.operator.all().stream().anyMatch(kind::isInstance);
  }

  private static Built built(Rig host) {
    return host.operator.all().stream()
        .filter(Built.class::isInstance)
        .map(Built.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
