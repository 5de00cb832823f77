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
import dev.skynet.protocol.message.Succeeded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What runs how often, and where, of the bundle's own commands. */
class HookTest {
  private static final String RECORD = "echo $SKYNET_COMMIT >> $ROOT/migrated";

  @TempDir Path root;

  @Test
  void migratesOnTheLeadOnly() throws Exception {
    Bundle bundle = Bundles.withHooks("aaa", "once: \"" + RECORD + "\"");
    try (Rig lead = new Rig(root.resolve("lead")).start();
        Rig follower = new Rig(root.resolve("follower")).start()) {
      // when
      lead.send(Mail.ticket("t-1", lead.publish(bundle)));
      lead.operator.next(Succeeded.class);
      follower.send(Mail.followersTicket("t-2", follower.publish(bundle)));
      follower.operator.next(Succeeded.class);
      // then
      assertThat(lead.file("migrated")).hasContent(bundle.commit());
      assertThat(follower.file("migrated")).doesNotExist();
    }
  }

  @Test
  void doesNotMigrateAgainWhenItDiedInTheMigration() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      host.install("t-1", Bundles.good("aaa"));
      List<ServiceRecord> before = host.living();
      String hook = "once: \"" + RECORD + "; sleep 1000\"";
      host.send(Mail.ticket("t-2", host.publish(Bundles.withHooks("bbb", hook))));
      host.await(() -> lines(host.file("migrated")) == 1);
      // when
      host.kill();
      host.start();
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.Interrupted);
      assertThat(failed.host()).isEqualTo(HostState.Untouched);
      assertThat(lines(host.file("migrated"))).isEqualTo(1);
      assertThat(host.living()).isEqualTo(before);
      assertThat(host.processesInReleases()).isEqualTo(1);
    }
  }

  @Test
  void failsABuildThatWasInterruptedTwice() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Bundle source =
          Bundle.of("abc", "version: 1\nbuild: {run: [\"" + RECORD + "; sleep 1000\"]}\n");
      host.bucket.put("source", source.packed());
      host.send(Mail.prepare("p-1", source, "source"));
      host.await(() -> lines(host.file("migrated")) == 1);
      host.kill();
      host.start();
      host.await(() -> lines(host.file("migrated")) == 2);
      // when
      host.kill();
      host.start();
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.Interrupted);
      assertThat(failed.message()).contains("twice");
      assertThat(failed.host()).isEqualTo(HostState.Untouched);
      assertThat(lines(host.file("migrated"))).isEqualTo(2);
      assertThat(host.anyProcess()).isFalse();
      assertThat(host.directories.builds()).isEmptyDirectory();
    }
  }

  private static int lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }
}
