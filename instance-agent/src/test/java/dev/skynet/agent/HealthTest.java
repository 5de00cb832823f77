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
import dev.skynet.protocol.message.Pulse;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a release counts as good, and what becomes of a service afterwards. */
class HealthTest {
  @TempDir Path root;

  @Test
  void aPortThatAcceptsIsHealthyAndOneThatDoesNotSendsTheHostBack() throws Exception {
    try (Rig host = new Rig(root).start();
        var open = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      // when
      Release good = host.install("t-1", listening("aaa", open.getLocalPort()));
      // then
      assertThat(host.current()).contains(good.id());
      // when
      int closed = closedPort();
      host.send(Mail.ticket("t-2", host.publish(listening("bbb", closed))));
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.CheckFailed);
      assertThat(failed.message()).contains("tcp 127.0.0.1:" + closed, "refused");
      assertThat(failed.host()).isEqualTo(HostState.Restored);
    }
  }

  @Test
  void goesBackWhenAReleaseIsHealthyAndDoesNotStaySo() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release old = host.install("t-1", Bundles.good("aaa"));
      Files.createFile(host.file("healthy"));
      String check = "test -f $ROOT/healthy && touch $ROOT/asked";
      host.send(Mail.ticket("t-2", host.publish(Bundles.serving("bbb", check, "30s", ""))));
      host.await(() -> Files.exists(host.file("asked")));
      // when
      Files.delete(host.file("healthy"));
      Failed failed = host.operator.next(Failed.class);
      // then
      assertThat(failed.reason()).isEqualTo(FailureReason.CheckFailed);
      assertThat(failed.message()).startsWith("was healthy, but not for 30 s: ");
      assertThat(failed.running()).isEqualTo(old.running());
    }
  }

  @Test
  void startsAServiceAgainThatEndsOutsideATurnAndSaysSo() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release release = host.install("t-1", Bundles.good("aaa"));
      ServiceRecord before = host.living().getFirst();
      // when
      host.killServices();
      host.await(() -> host.living().size() == 1);
      host.send(Mail.rollCall("call-1", 1));
      Pulse pulse = host.operator.pulse();
      // then
      assertThat(host.living().getFirst().process()).isNotEqualTo(before.process());
      assertThat(pulse.problem()).isEqualTo("service web ended by itself; restart 1");
      assertThat(pulse.running()).isEqualTo(release.running());
    }
  }

  private static Bundle listening(String commit, int port) {
    return Bundle.of(
        commit,
        """
        version: 1
        services: {web: {run: exec sleep 1000, stop: 5s}}
        health: {checks: [{tcp: "127.0.0.1:%d"}], start: 1s, stable: 0s}
        """
            .formatted(port));
  }

  private static int closedPort() throws IOException {
    try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
