package dev.skynet.agent.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.processes.LinuxProcesses;
import dev.skynet.agent.release.InstalledRelease;
import dev.skynet.agent.rig.Bundles;
import dev.skynet.agent.rig.RealTime;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.protocol.bundle.SkynetFile.Check;
import dev.skynet.protocol.bundle.SkynetFileParser;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {
  @TempDir Path root;

  @Test
  @Timeout(60)
  void doesNotReadAnAnswerThatNeverEnds() throws Exception {
    // given: a second is over at each look at the clock
    var seconds = new AtomicLong();
    MonotonicTime fast =
        new MonotonicTime() {
          @Override
          public long nanos() {
            return Duration.ofSeconds(seconds.incrementAndGet()).toNanos();
          }

          @Override
          public void pause(Duration duration) {}
        };
    var probe = new Probe(new LinuxProcesses(fast), fast);
    var control = new TicketControl(new RealTime(), Duration.ofMinutes(1));
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerForEver(server));
      var check =
          new Check.Http(
              "http://127.0.0.1:" + server.getLocalPort() + "/", 200, Optional.of("never said"));
      // when
      Optional<String> wrong = probe.ask(check, release(), root.resolve("out"), control);
      // then
      assertThat(wrong).get().asString().contains("answers without 'never said'");
    }
  }

  private InstalledRelease release() throws Exception {
    var bundle = Bundles.good("aaa");
    return new InstalledRelease(
        bundle.release("key"),
        root,
        new SkynetFileParser().parse(bundle.text("skynet.yml")),
        Map.of());
  }

  private static void answerForEver(ServerSocket server) {
    try (Socket client = server.accept()) {
      var out = client.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      while (true) {
        out.write('.');
        out.flush();
        LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      }
    } catch (IOException theProbeHasHeardEnough) {
      // as it should be
    }
  }
}
