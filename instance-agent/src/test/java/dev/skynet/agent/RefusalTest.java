package dev.skynet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.rig.Bundle;
import dev.skynet.agent.rig.Bundles;
import dev.skynet.agent.rig.Mail;
import dev.skynet.agent.rig.Rig;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.RefusalReason;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.message.Ticket;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused before anything is touched. */
class RefusalTest {
  private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
  private static final int SECONDS = 60;

  @TempDir Path root;

  @Test
  void aLowerFenceThanWasSeenAlsoByAnEarlierStart() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release old = host.install("t-1", Bundles.good("aaa"));
      // when
      host.kill();
      host.start();
      Release fresh = host.publish(Bundles.good("bbb"));
      host.send(Mail.ticket("t-2", fresh, Mail.FENCE - 1, LATER, SECONDS));
      // then
      assertThat(host.operator.next(Refused.class).reason()).isEqualTo(RefusalReason.LowerFence);
      assertThat(host.current()).contains(old.id());
    }
  }

  @Test
  void aTicketWhoseTimeIsOver() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // when
      Release release = host.publish(Bundles.good("aaa"));
      host.send(Mail.ticket("t-1", release, Mail.FENCE, Instant.EPOCH, SECONDS));
      // then
      assertThat(host.operator.next(Refused.class).reason()).isEqualTo(RefusalReason.Expired);
      assertThat(host.current()).isEmpty();
    }
  }

  @Test
  void aTicketOfAnotherGroup() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Ticket ticket = Mail.ticket("t-1", host.publish(Bundles.good("aaa")));
      // when
      host.send(
          new Ticket(
              ticket.id(),
              ticket.fleet(),
              new GroupName("shop", "db"),
              ticket.instance(),
              ticket.ticket(),
              ticket.rollout(),
              ticket.number(),
              ticket.fence(),
              ticket.release(),
              ticket.lead(),
              ticket.notAfter(),
              ticket.timeoutSeconds(),
              ticket.log()));
      // then
      assertThat(host.operator.next(Refused.class).reason()).isEqualTo(RefusalReason.WrongGroup);
      assertThat(host.running("t-1")).doesNotExist();
    }
  }

  @Test
  void aReleaseThatDoesNotFit() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Artifact a = host.publish(Bundles.good("aaa")).artifact();
      Artifact huge = new Artifact(a.key(), a.digest(), a.size(), 1L << 60, 1, a.platform());
      // when
      host.send(Mail.ticket("t-1", Release.of("a".repeat(40), huge, null)));
      // then
      assertThat(host.operator.next(Refused.class).reason()).isEqualTo(RefusalReason.DiskFull);
    }
  }

  @Test
  void aBuildWhereAgentYmlAllowsNoneWithoutASandbox() throws Exception {
    try (Rig host = new Rig(root).withoutBuilds().start()) {
      // given
      Bundle source = Bundle.of("abc", "version: 1\nbuild: {run: [touch $ROOT/built]}\n");
      host.bucket.put("source", source.packed());
      // when
      host.send(Mail.prepare("p-1", source, "source"));
      Refused refused = host.operator.next(Refused.class);
      // then
      assertThat(refused.reason()).isEqualTo(RefusalReason.Forbidden);
      assertThat(refused.message()).contains("agent.yml", "unsandboxedBuilds: true");
      assertThat(host.file("built")).doesNotExist();
      assertThat(host.directories.builds()).isEmptyDirectory();
    }
  }

  @Test
  void bytesThatDoNotHaveTheDigestOfTheTicket() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release old = host.install("t-1", Bundles.good("aaa"));
      Release tampered = host.publish(Bundles.good("bbb"));
      host.bucket.put(tampered.artifact().key(), Bundles.bad("bbb").packed());
      // when
      host.send(Mail.ticket("t-2", tampered));
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.DigestMismatch);
      assertThat(failed.host()).isEqualTo(HostState.Untouched);
      assertThat(host.current()).contains(old.id());
      assertThat(host.directories.release(tampered.id())).doesNotExist();
    }
  }

  @Test
  void aTextThatIsNoMessageWhichIsPutAside() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // when
      host.inbox.send("no JSON");
      Refused refused = host.operator.next(Refused.class);
      // then
      assertThat(refused.reason()).isEqualTo(RefusalReason.Unreadable);
      try (var files = Files.walk(host.directories.tickets().resolve("unreadable"))) {
        assertThat(files.filter(path -> path.endsWith("message"))).hasSize(1);
      }
      host.await(host::quiet);
    }
  }

  @Test
  void aBuildThatLeavesNamesWhichNobodyCanReadFailsAndTheAgentLives() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Bundle source =
          Bundle.of("abc", "version: 1\nbuild: {run: ['touch \"$(printf \"a\\\\377\")\"']}\n");
      host.bucket.put("source", source.packed());
      // when
      host.send(Mail.prepare("p-1", source, "source"));
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.BuildFailed);
      assertThat(host.install("t-1", Bundles.good("aaa")).id()).isEqualTo(host.current().get());
    }
  }

  @Test
  void othersThanTheOwnerToReadWhatTheAgentRemembers() throws Exception {
    // given
    Files.createDirectories(root.resolve("state"));
    Files.setPosixFilePermissions(
        root.resolve("state"), PosixFilePermissions.fromString("rwxr-xr-x"));
    // when
    try (Rig host = new Rig(root).start()) {
      // then
      assertThat(Files.getPosixFilePermissions(host.directories.state()))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }
  }
}
