package dev.skynet.agent.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.processes.CappedLog;
import dev.skynet.agent.processes.LinuxProcesses;
import dev.skynet.agent.rig.FastFiles;
import dev.skynet.agent.rig.RealTime;
import dev.skynet.agent.time.Backoff;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  @TempDir Path root;

  @Test
  void keepsOutputFromFillingTheDiskDuringATurnToo() throws Exception {
    // given: a service that was started, and has written much; nothing is watched in a turn
    var time = new RealTime();
    var services =
        new PlainServices(new LinuxProcesses(time), new FastFiles(root.resolve("reserve")), root);
    Files.writeString(
        root.resolve("web.json"),
        "{\"name\":\"web\",\"release\":\"r\",\"order\":0,\"stopSeconds\":1}");
    try (var log = new RandomAccessFile(services.log("web").toFile(), "rw")) {
      log.setLength(CappedLog.CAP + 1);
    }
    var supervisor =
        new Supervisor(
            services, time, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), () -> 0));
    supervisor.rest();
    // when
    supervisor.look();
    // then
    assertThat(Files.size(services.log("web"))).isLessThan(CappedLog.CAP / 2);
  }
}
