package dev.skynet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.rig.Bundle;
import dev.skynet.agent.rig.Bundles;
import dev.skynet.agent.rig.Mail;
import dev.skynet.agent.rig.Rig;
import dev.skynet.protocol.message.Accepted;
import dev.skynet.protocol.message.Built;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.message.Pulse;
import dev.skynet.protocol.message.Reverted;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.Uploaded;
import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQS and S3 are away for as long as they like. */
class OutageTest {
  @TempDir Path root;

  @Test
  void endsATicketWithoutANetwork() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      host.operator.next(Joined.class);
      Release release = host.publish(Bundles.serving("aaa", "test -f $ROOT/go", "0s", ""));
      host.send(Mail.ticket("t-1", release));
      host.operator.next(Accepted.class);
      host.await(() -> host.quiet());
      // when
      host.operator.failing(true);
      host.inbox.failing(true);
      host.bucket.holdPuts();
      Files.createFile(host.file("go"));
      host.await(() -> Files.isDirectory(host.directories.tickets().resolve("done/t-1")));
      // then
      assertThat(host.running("t-1")).doesNotExist();
      assertThat(host.quiet()).isFalse();
      assertThat(host.state().current()).isEqualTo(release);
      // when
      host.operator.failing(false);
      assertThat(host.operator.next(Succeeded.class).log()).isEqualTo("logs/t-1");
      host.bucket.letPutsGo();
      // then
      host.await(() -> host.bucket.get("logs/t-1").isPresent());
    }
  }

  @Test
  void beatsWhileItTakesUpAgainWhatItWasFetchingWhenItDied() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release first = host.install("t-1", Bundles.good("aaa"));
      host.bucket.failing(true);
      host.send(Mail.ticket("t-2", host.publish(Bundles.good("bbb"))));
      host.operator.next(Accepted.class);
      host.kill();
      // when
      host.start();
      host.send(Mail.rollCall("r-1", 1));
      // then: it has not joined, yet it is not silent
      Pulse pulse = host.operator.pulse();
      assertThat(pulse.busy()).isEqualTo("t-2");
      assertThat(pulse.running()).isEqualTo(first.running());
      assertThat(host.operator.all()).filteredOn(Joined.class::isInstance).hasSize(1);
      // when
      host.bucket.failing(false);
      // then
      assertThat(host.operator.next(Succeeded.class).ticket()).isEqualTo("t-2");
    }
  }

  @Test
  void putsALogThatItOwedWhenItDied() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release release = host.publish(Bundles.good("aaa"));
      host.bucket.holdPuts();
      host.send(Mail.ticket("t-1", release));
      host.operator.next(Succeeded.class);
      host.await(() -> Files.isDirectory(host.directories.tickets().resolve("done/t-1")));
      // when
      host.kill();
      assertThat(host.bucket.get("logs/t-1")).isEmpty();
      host.bucket.letPutsGo();
      host.start();
      // then
      host.await(() -> host.bucket.get("logs/t-1").isPresent());
      host.await(
          () -> !Files.exists(host.directories.tickets().resolve("done/t-1").resolve("log.json")));
    }
  }

  @Test
  void goesBackAtOnceThoughAStageWaitsForS3() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release first = host.install("t-1", Bundles.good("aaa"));
      host.install("t-2", Bundles.good("bbb"));
      host.bucket.failing(true);
      host.send(Mail.stage(host.publish(Bundles.good("ccc"))));
      host.await(() -> Files.exists(host.directories.stage()));
      // when
      host.send(Mail.revert("t-2"));
      Reverted reverted = host.operator.next(Reverted.class);
      // then: it stages once it may, and S3 answers
      assertThat(reverted.running()).isEqualTo(first.running());
      host.bucket.failing(false);
      host.await(() -> !Files.exists(host.directories.stage()));
    }
  }

  @Test
  void anArtifactThatCannotBeUnpackedAheadDoesNotEndTheAgent() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given: the digest is right, but the archive ends in the middle
      Bundle bundle = Bundles.good("aaa");
      byte[] half = Arrays.copyOf(bundle.packed(), bundle.packed().length / 2);
      host.bucket.put("half", half);
      Artifact artifact =
          new Artifact("half", Sha256.of(half), half.length, 9_999, 99, Platform.current());
      // when
      host.send(Mail.stage(Release.of(bundle.commit(), artifact, null)));
      host.await(() -> host.quiet() && !Files.exists(host.directories.stage()));
      // then
      Release next = host.install("t-1", Bundles.good("bbb"));
      assertThat(host.current()).contains(next.id());
    }
  }

  @Test
  void uploadsWithTheNewestLeaveWhenTheFirstHasExpired() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Bundle source = Bundle.of("abc", "version: 1\nbuild: {run: [\"true\"]}\n");
      host.bucket.put("source", source.packed());
      host.send(Mail.prepare("p-1", source, "source"));
      Built built = host.operator.next(Built.class);
      host.bucket.failing(true);
      host.send(Mail.upload("p-1", built.digest(), "expired", Sha256.ofLines("expired")));
      host.await(() -> host.bucket.failures() > 0);
      Path leave = host.running("p-1").resolve("upload.json");
      // when
      host.send(Mail.upload("p-1", built.digest(), "fresh", built.digest()));
      host.await(() -> Files.readString(leave).contains("fresh"));
      host.bucket.failing(false);
      // then
      assertThat(host.operator.next(Uploaded.class).digest()).isEqualTo(built.digest());
      assertThat(host.bucket.get("fresh")).isPresent();
    }
  }
}
