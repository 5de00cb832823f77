package dev.skynet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.processes.LinuxProcesses;
import dev.skynet.agent.rig.Bundles;
import dev.skynet.agent.rig.FastFiles;
import dev.skynet.agent.rig.Mail;
import dev.skynet.agent.rig.RealTime;
import dev.skynet.agent.rig.Rig;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.message.RollCall;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator believes the higher number. */
class WordOrderTest {
  private static final long LATER_FENCE = Mail.FENCE + 1;
  @TempDir Path root;

  @Test
  void noHigherNumberThanThatOfASuccessTellsWhatRanBefore() throws Exception {
    try (Rig host = new Rig(root)) {
      // given: a roll call that comes when the success is decided and not yet stored
      Release release = host.publish(Bundles.good("aaa"));
      host.start(
          new FilesThatAsk(host, host.directories.reserve()), new LinuxProcesses(new RealTime()));
      host.operator.next(Joined.class);
      // when
      host.send(Mail.ticket("t-1", release));
      host.await(() -> answers(host) == 1 && host.over("t-1"));
      // then
      List<Long> succeeded =
          host.operator.all().stream()
              .filter(Succeeded.class::isInstance)
              .map(r -> r.seq())
              .toList();
      assertThat(succeeded).hasSize(1);
      assertThat(host.operator.all())
          .filteredOn(r -> r instanceof Joined && r.seq() > succeeded.getFirst())
          .allSatisfy(r -> assertThat(((Joined) r).running()).isEqualTo(release.running()));
    }
  }

  private static long answers(Rig host) {
    return host.operator.all().stream()
        .filter(r -> r instanceof Joined joined && "late".equals(joined.rollCall()))
        .count();
  }

  private static final class FilesThatAsk extends FastFiles {
    private final Rig host;

    FilesThatAsk(Rig host, Path reserve) {
      super(reserve);
      this.host = host;
    }

    @Override
    public void write(Path file, String text) throws IOException {
      super.write(file, text);
      if (file.endsWith("outcome.json")) {
        host.send(
            new RollCall("late", Rig.FLEET, Rig.GROUP, Rig.INSTANCE, "web-next", LATER_FENCE, 60));
        // its answer cannot come before the success is stored; the fence shows that it is under way
        host.await(() -> answers(host) == 1 || host.state().fence() == LATER_FENCE);
      }
    }
  }
}
