package dev.skynet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.rig.Bundle;
import dev.skynet.agent.rig.Bundles;
import dev.skynet.agent.rig.Mail;
import dev.skynet.agent.rig.Rig;
import dev.skynet.agent.services.ServiceRecord;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.message.RefusalReason;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WayBackTest {
  @TempDir Path root;

  @Test
  void holdsAHostWhoseWayBackFailsUntilAPersonHasLooked() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given: the old release is good only while the file is there
      Files.createFile(host.file("healthy"));
      host.install("t-1", Bundles.serving("aaa", "test -f $ROOT/healthy", "0s", ""));
      Files.delete(host.file("healthy"));
      // when
      host.send(Mail.ticket("t-2", host.publish(Bundles.bad("bbb"))));
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.RollbackFailed);
      assertThat(failed.host()).isEqualTo(HostState.Down);
      assertThat(failed.message()).contains("3 times", "CheckFailed");
      // when
      host.kill();
      host.start();
      // then
      assertThat(host.operator.next(Joined.class).running()).isNull();
      host.send(Mail.ticket("t-3", host.publish(Bundles.good("ccc"))));
      Refused refused = host.operator.next(Refused.class);
      assertThat(refused.reason()).isEqualTo(RefusalReason.OnHold);
      assertThat(refused.message()).contains("held");
    }
  }

  @Test
  void endsWhatACheckHadStartedWhenTheAgentDied() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given: a check that hangs in a process of its own
      Release old = host.install("t-1", Bundles.good("aaa"));
      String hangs = "sleep 1000 & touch $ROOT/checking; wait";
      host.send(Mail.ticket("t-2", host.publish(Bundles.serving("bbb", hangs, "0s", ""))));
      host.await(() -> Files.exists(host.file("checking")));
      // when
      host.kill();
      host.start();
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.Interrupted);
      assertThat(failed.host()).isEqualTo(HostState.Restored);
      assertThat(host.living()).extracting(ServiceRecord::release).containsExactly(old.id());
      assertThat(host.processesInReleases()).isEqualTo(1);
    }
  }

  @Test
  void takesAServiceForItsOwnThatWorksElsewhereButRunsAProgramOfTheRelease() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Bundle daemon =
          Bundle.of(
              "aaa",
              """
              version: 1
              hooks: {before: 'cp "$(command -v sleep)" daemon'}
              services: {web: {run: 'own=$PWD; cd /; touch $ROOT/up; exec "$own/daemon" 1000', stop: 1s}}
              health: {checks: [{run: 'test -f $ROOT/up'}], start: 3s, stable: 0s}
              """);
      // when
      Release release = host.install("t-1", daemon);
      // then
      assertThat(host.current()).contains(release.id());
    }
  }

  @Test
  void doesNotTakeAServiceForItsOwnThatRunsOutsideTheRelease() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Bundle elsewhere =
          Bundle.of(
              "aaa",
              """
              version: 1
              services: {web: {run: 'cd /; touch $ROOT/up; exec sleep 1000', stop: 1s}}
              health: {checks: [{run: 'test -f $ROOT/up'}], start: 1s, stable: 0s}
              """);
      // when
      host.send(Mail.ticket("t-1", host.publish(elsewhere)));
      // then
      assertThat(host.operator.next(Failed.class).message()).contains("not in the release");
    }
  }
}
