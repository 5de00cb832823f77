package dev.skynet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.processes.LinuxProcesses;
import dev.skynet.agent.rig.Bundles;
import dev.skynet.agent.rig.FullDisk;
import dev.skynet.agent.rig.Mail;
import dev.skynet.agent.rig.Rig;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fills up in the middle of a turn. */
class FullDiskTest {
  @TempDir Path root;

  @Test
  void givesItsReserveUpSoThatTheWayBackCanBeWrittenDown() throws Exception {
    try (Rig host = new Rig(root)) {
      // given
      var disk = new FullDisk(host.directories.reserve());
      host.start(disk, new LinuxProcesses(host.time));
      Release old = host.install("t-1", Bundles.good("aaa"));
      String held = "touch $ROOT/at; false";
      host.send(Mail.ticket("t-2", host.publish(Bundles.serving("bbb", held, "0s", ""))));
      host.await(() -> Files.exists(host.file("at")));
      assertThat(host.directories.reserve()).exists();
      // when
      disk.full(true);
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.CheckFailed);
      assertThat(failed.host()).isEqualTo(HostState.Restored);
      assertThat(host.current()).contains(old.id());
      // it is tried again after the turn, in vain
      host.await(() -> !Files.exists(host.directories.reserve()));
      // when
      disk.full(false);
      host.kill();
      host.start();
      host.operator.next(Joined.class);
      // then
      assertThat(host.directories.reserve()).isNotEmptyFile();
    }
  }
}
