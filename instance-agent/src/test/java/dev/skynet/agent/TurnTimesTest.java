package dev.skynet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.rig.Bundle;
import dev.skynet.agent.rig.Bundles;
import dev.skynet.agent.rig.Mail;
import dev.skynet.agent.rig.Rig;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.TurnTimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnTimesTest {
  @TempDir Path root;

  @Test
  void tellsTheBundlesOwnTimeFromTheAgentsOnBothWays() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      host.install("t-1", Bundles.good("aaa"));
      String hooks =
          """
          hooks:
            before: {run: "%s", timeout: 10m}
            undo: {run: "%s", timeout: 20m}
          """
              .formatted(until("1"), until("2"));
      Bundle bad = Bundles.serving("bbb", "false", "0s", hooks);
      // when
      host.send(Mail.longTicket("t-2", host.publish(bad)));
      letPass(host, "1", Duration.ofMinutes(5));
      letPass(host, "2", Duration.ofMinutes(10));
      TurnTimes times = host.operator.next(Failed.class).times();
      // then
      assertThat(Duration.ofMillis(times.userMillis())).isBetween(minutes(5), minutes(6));
      assertThat(Duration.ofMillis(times.undoUserMillis())).isBetween(minutes(10), minutes(11));
      assertThat(times.undoMillis()).isBetween(times.undoUserMillis(), minutes(11).toMillis());
      assertThat(times.totalMillis())
          .isGreaterThanOrEqualTo(times.userMillis() + times.undoMillis());
    }
  }

  private static String until(String name) {
    return "touch $ROOT/at%s; until test -f $ROOT/go%s; do sleep 0.1; done".formatted(name, name);
  }

  private static void letPass(Rig host, String name, Duration duration) throws IOException {
    host.await(() -> Files.exists(host.file("at" + name)));
    host.time.pass(duration);
    Files.createFile(host.file("go" + name));
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }
}
