package dev.skynet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.rig.Bundle;
import dev.skynet.agent.rig.Bundles;
import dev.skynet.agent.rig.Mail;
import dev.skynet.agent.rig.Rig;
import dev.skynet.agent.services.ServiceRecord;
import dev.skynet.protocol.message.Accepted;
import dev.skynet.protocol.message.Built;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.Hello;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.message.LastTicket;
import dev.skynet.protocol.message.Reverted;
import dev.skynet.protocol.message.Staged;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.Uploaded;
import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnTest {
  @TempDir Path root;

  @Test
  void saysHelloUntilItCanReadItsInboxAndJoins() throws Exception {
    try (Rig host = new Rig(root)) {
      // given
      host.inbox.missing("there is no queue yet");
      // when
      host.start();
      Hello hello = host.operator.next(Hello.class);
      host.inbox.create();
      // then
      Joined joined = host.operator.next(Joined.class);
      assertThat(hello.instance()).isEqualTo(Rig.INSTANCE);
      assertThat(joined.running()).isNull();
      assertThat(joined.rollCall()).isNull();
      assertThat(joined.seq()).isGreaterThan(hello.seq());
    }
  }

  @Test
  void installsTheDesiredReleaseBeforeItJoins() throws Exception {
    try (Rig host = new Rig(root)) {
      // given
      Release desired = host.publish(Bundles.good("aaa"));
      host.desire(desired);
      // when
      host.start();
      Joined joined = host.operator.next(Joined.class);
      // then
      assertThat(joined.running()).isEqualTo(desired.running());
      assertThat(host.operator.all()).hasSize(1);
      assertThat(host.current()).contains(desired.id());
      assertThat(host.living()).hasSize(1);
    }
  }

  @Test
  void answersARollCallWithWhatRuns() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      host.operator.next(Joined.class);
      // when
      host.send(Mail.rollCall("call-1"));
      // then
      Joined joined = host.operator.next(Joined.class);
      assertThat(joined.rollCall()).isEqualTo("call-1");
      assertThat(joined.fence()).isEqualTo(Mail.FENCE);
    }
  }

  @Test
  void installsATicketsReleaseAndKeepsItOverTheConfirm() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release release = host.publish(Bundles.good("aaa"));
      // when
      host.send(Mail.ticket("t-1", release));
      // then
      Accepted accepted = host.operator.next(Accepted.class);
      Succeeded succeeded = host.operator.next(Succeeded.class);
      assertThat(accepted.ticket()).isEqualTo("t-1");
      assertThat(succeeded.ticket()).isEqualTo("t-1");
      assertThat(succeeded.running()).isEqualTo(release.running());
      assertThat(host.state().provisional()).isNotNull();
      // when
      host.send(Mail.confirm("t-1"), Mail.rollCall("call-1"));
      Joined joined = nextAnswer(host);
      // then
      assertThat(host.state().provisional()).isNull();
      assertThat(host.state().lastGood()).isEqualTo(release.id());
      assertThat(joined.last()).isEqualTo(new LastTicket("t-1", LastTicket.Outcome.Succeeded));
      host.await(() -> host.bucket.get("logs/t-1").isPresent());
      assertThat(host.bucket.get("logs/t-1").map(b -> new String(b, StandardCharsets.UTF_8)))
          .get()
          .asString()
          .contains("stopping services", "web of aaa", "is healthy");
    }
  }

  @Test
  void returnsToTheLastGoodReleaseWhenACheckFails() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release good = host.install("t-1", Bundles.good("aaa"));
      Release bad = host.publish(Bundles.bad("bbb"));
      // when
      host.send(Mail.ticket("t-2", bad));
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.CheckFailed);
      assertThat(failed.host()).isEqualTo(HostState.Restored);
      assertThat(failed.running()).isEqualTo(good.running());
      assertThat(failed.message()).contains("'false' ends with status 1");
      assertThat(failed.logTail()).contains("web of bbb", "is healthy again");
      assertThat(host.current()).contains(good.id());
      assertThat(host.living()).extracting(ServiceRecord::release).containsExactly(good.id());
      assertThat(host.directories.uncommitted()).doesNotExist();
    }
  }

  @Test
  void leavesNothingRunningWhenAFirstReleaseFails() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // when
      host.send(Mail.ticket("t-1", host.publish(Bundles.bad("aaa"))));
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.NoPreviousRelease);
      assertThat(failed.message()).contains("CheckFailed");
      assertThat(failed.host()).isEqualTo(HostState.Down);
      assertThat(failed.running()).isNull();
      assertThat(host.current()).isEmpty();
      assertThat(host.anyProcess()).isFalse();
    }
  }

  @Test
  void takesAReleaseBackWhenAsked() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release first = host.install("t-1", Bundles.good("aaa"));
      host.install("t-2", Bundles.good("bbb"));
      // when
      host.send(Mail.revert("t-2"));
      Reverted reverted = host.operator.next(Reverted.class);
      // then
      assertThat(reverted.running()).isEqualTo(first.running());
      assertThat(host.current()).contains(first.id());
      assertThat(host.living()).extracting(ServiceRecord::release).containsExactly(first.id());
      assertThat(host.state().current()).isEqualTo(first);
    }
  }

  @Test
  void stagesAheadSoThatTheTurnNeedsNoBucket() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release release = host.publish(Bundles.good("aaa"));
      host.send(Mail.stage(release));
      Staged staged = host.operator.next(Staged.class);
      host.bucket.readable(false);
      // when
      host.send(Mail.ticket("t-1", release));
      host.operator.next(Succeeded.class);
      // then
      assertThat(staged.release()).isEqualTo(release.id());
    }
  }

  @Test
  void buildsUploadsAndInstallsAsTheLead() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Bundle source =
          Bundle.of(
                  "abc",
                  """
                  version: 1
                  build:
                    run: ["mkdir dist; echo \\"$WHAT of $SKYNET_COMMIT\\" > dist/built", "test -f dist/built"]
                    env: {WHAT: built}
                    output: [dist]
                  health: {stable: 0s}
                  """)
              .with("src/main", "source");
      host.bucket.put("test/sources/abc", source.packed());
      // when
      host.send(Mail.prepare("p-1", source, "test/sources/abc"));
      Built built = host.operator.next(Built.class);
      host.send(Mail.upload("p-1", built.digest(), "test/artifacts/abc"));
      Uploaded uploaded = host.operator.next(Uploaded.class);
      // then
      assertThat(uploaded.digest()).isEqualTo(built.digest());
      assertThat(built.files()).isEqualTo(3);
      // when
      Artifact artifact =
          new Artifact(
              "test/artifacts/abc",
              built.digest(),
              built.size(),
              built.unpackedSize(),
              built.files(),
              built.platform());
      Release release = Release.of(source.commit(), artifact, null);
      host.send(Mail.ticket("t-1", release));
      host.operator.next(Succeeded.class);
      // then
      Path folder = host.directories.release(release.id());
      assertThat(Files.readString(folder.resolve("dist/built")))
          .isEqualTo("built of " + source.commit() + "\n");
      assertThat(folder.resolve("src")).doesNotExist();
      host.await(() -> isEmpty(host.directories.builds()));
    }
  }

  @Test
  void findsItsServicesAgainAndDoesNotTouchThem() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release release = host.install("t-1", Bundles.good("aaa"));
      List<ServiceRecord> before = host.living();
      // when
      host.kill();
      host.start();
      Joined joined = host.operator.next(Joined.class);
      // then
      assertThat(joined.running()).isEqualTo(release.running());
      assertThat(joined.boot()).isEqualTo(2);
      assertThat(host.living()).isEqualTo(before).hasSize(1);
    }
  }

  @Test
  void startsTheServicesOfItsReleaseAfterAReboot() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release release = host.install("t-1", Bundles.good("aaa"));
      // when
      host.reboot();
      host.start();
      Joined joined = host.operator.next(Joined.class);
      // then
      assertThat(joined.running()).isEqualTo(release.running());
      assertThat(host.living()).extracting(ServiceRecord::release).containsExactly(release.id());
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var paths = Files.list(folder)) {
      return paths.findAny().isEmpty();
    }
  }

  private static Joined nextAnswer(Rig host) throws InterruptedException {
    Joined joined = host.operator.next(Joined.class);
    return joined.rollCall() == null ? host.operator.next(Joined.class) : joined;
  }
}
