package dev.skynet.agent.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.rig.FastFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostStatusTest {
  @TempDir Path root;

  @Test
  void aLookThatBeganBeforeATurnSaysNothingOfWhatTheTurnLeft() throws Exception {
    // given
    var status =
        new HostStatus(
            new StateFile(new FastFiles(root.resolve("reserve")), root.resolve("state.json")));
    status.checked(false);
    // when: a look begins, a turn ends well, the look finds that what it looked at is gone
    long before = status.verdicts();
    status.checked(true);
    status.rechecked(before, false);
    // then
    assertThat(status.unhealthy()).isFalse();
    // when
    status.checked(false);
    status.rechecked(status.verdicts(), true);
    // then
    assertThat(status.unhealthy()).isFalse();
  }
}
