package dev.skynet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.rig.Bundle;
import dev.skynet.agent.rig.Bundles;
import dev.skynet.agent.rig.Mail;
import dev.skynet.agent.rig.Rig;
import dev.skynet.agent.services.ServiceRecord;
import dev.skynet.protocol.message.Accepted;
import dev.skynet.protocol.message.Built;
import dev.skynet.protocol.message.Cancelled;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.message.RefusalReason;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Turns that somebody ends, or would like to; the bundle's code waits for a file to be held. */
class ControlTest {
  private static final String HELD = "echo > $ROOT/at; until test -f $ROOT/go; do sleep 0.1; done";

  @TempDir Path root;

  @Test
  void cancelsATurnInItsHookAndTouchesNothing() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release old = host.install("t-1", Bundles.good("aaa"));
      List<ServiceRecord> before = host.living();
      host.send(Mail.ticket("t-2", host.publish(heldBefore("bbb"))));
      host.await(() -> Files.exists(host.file("at")));
      // when
      host.send(Mail.cancel("t-2"));
      Cancelled cancelled = host.operator.next(Cancelled.class);
      // then
      assertThat(cancelled.ticket()).isEqualTo("t-2");
      assertThat(cancelled.tooLate()).isFalse();
      assertThat(host.current()).contains(old.id());
      assertThat(host.living()).isEqualTo(before);
      assertThat(host.processesInReleases()).isEqualTo(1);
    }
  }

  @Test
  void answersThatACancelPastTheLineIsTooLate() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      host.install("t-1", Bundles.good("aaa"));
      Release fresh = host.publish(heldAfter("bbb"));
      host.send(Mail.ticket("t-2", fresh));
      host.await(() -> Files.exists(host.file("at")));
      // when
      host.send(Mail.cancel("t-2"));
      Cancelled answer = host.operator.next(Cancelled.class);
      Files.createFile(host.file("go"));
      // then
      assertThat(answer.tooLate()).isTrue();
      assertThat(host.operator.next(Succeeded.class).running()).isEqualTo(fresh.running());
    }
  }

  @Test
  void neverRunsATicketWhoseCancelCameFirst() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      host.send(Mail.cancel("t-1"));
      assertThat(host.operator.next(Cancelled.class).tooLate()).isFalse();
      // when
      host.kill();
      host.start();
      host.send(Mail.ticket("t-1", host.publish(Bundles.good("aaa"))));
      Refused refused = host.operator.next(Refused.class);
      // then
      assertThat(refused.reason()).isEqualTo(RefusalReason.Cancelled);
      assertThat(host.current()).isEmpty();
    }
  }

  @Test
  void answersATicketThatIsDeliveredAgainWithItsLastReport() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release release = host.install("t-1", Bundles.good("aaa"));
      List<ServiceRecord> before = host.living();
      Report first = last(host);
      // when
      host.send(Mail.ticket("t-1", release));
      Succeeded again = host.operator.next(Succeeded.class);
      // then
      assertThat(again.ticket()).isEqualTo("t-1");
      assertThat(again.seq()).isGreaterThan(first.seq());
      assertThat(host.living()).isEqualTo(before);
    }
  }

  @Test
  void theAnswerToATicketOfLongAgoIsNoNewsOfWhatRuns() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release old = host.install("t-1", Bundles.good("aaa"));
      Report first = last(host);
      host.install("t-2", Bundles.good("bbb"));
      // when
      host.send(Mail.ticket("t-1", old));
      // then: it has its old number, and whoever believes the highest is not told that aaa runs
      assertThat(host.operator.next(Succeeded.class)).isEqualTo(first);
    }
  }

  @Test
  void leavesATurnBeforeItsLineWhenAskedToEndAndTakesItUpAgain() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given: S3 does not answer, so that it waits before its line
      host.operator.next(Joined.class);
      Release release = host.publish(Bundles.good("aaa"));
      host.bucket.failing(true);
      host.send(Mail.ticket("t-1", release));
      host.operator.next(Accepted.class);
      // when
      host.shutDown();
      // then
      assertThat(host.running("t-1").resolve("outcome.json")).doesNotExist();
      // when
      host.bucket.failing(false);
      host.start();
      // then
      assertThat(host.operator.next(Succeeded.class).running()).isEqualTo(release.running());
    }
  }

  @Test
  void finishesATurnPastItsLineWhenAskedToEnd() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      host.install("t-1", Bundles.good("aaa"));
      Release fresh = host.publish(heldAfter("bbb"));
      host.send(Mail.ticket("t-2", fresh));
      host.await(() -> Files.exists(host.file("at")));
      // when
      Thread asking = Thread.ofVirtual().start(() -> shutDown(host));
      Files.createFile(host.file("go"));
      asking.join();
      // then
      assertThat(host.state().current()).isEqualTo(fresh);
      assertThat(host.living()).extracting(ServiceRecord::release).containsExactly(fresh.id());
    }
  }

  @Test
  void failsATicketThatEndsTheAgentAgainAndAgain() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given: it dies twice while it fetches, before anything could be wrong with the ticket
      host.operator.next(Joined.class);
      Release release = host.publish(Bundles.good("aaa"));
      host.bucket.failing(true);
      host.send(Mail.ticket("t-1", release));
      host.operator.next(Accepted.class);
      host.kill();
      host.start();
      host.await(() -> starts(host) == 2);
      host.kill();
      // when
      host.start();
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.AgentCrash);
      assertThat(failed.host()).isEqualTo(HostState.Untouched);
    }
  }

  @Test
  void joinsBeforeItBuildsOnceMoreWhatWasInterrupted() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      host.operator.next(Joined.class);
      Bundle source = Bundle.of("abc", "version: 1\nbuild: {run: [\"" + HELD + "\"]}\n");
      host.bucket.put("source", source.packed());
      host.send(Mail.prepare("p-1", source, "source"));
      host.await(() -> Files.exists(host.file("at")));
      // when
      host.kill();
      host.start();
      // then
      assertThat(host.operator.next(Joined.class).boot()).isEqualTo(2);
      Files.createFile(host.file("go"));
      assertThat(host.operator.next(Built.class).ticket()).isEqualTo("p-1");
    }
  }

  private static Bundle heldBefore(String commit) {
    return Bundles.withHooks(commit, "before: \"" + HELD + "\"");
  }

  private static Bundle heldAfter(String commit) {
    return Bundles.withHooks(commit, "after: \"" + HELD + "\"");
  }

  private static long starts(Rig host) throws Exception {
    return Files.readAllLines(host.running("t-1").resolve("journal")).stream()
        .filter(line -> line.contains("START"))
        .count();
  }

  private static Report last(Rig host) {
    return host.operator.all().getLast();
  }

  private static void shutDown(Rig host) {
    try {
      host.shutDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
