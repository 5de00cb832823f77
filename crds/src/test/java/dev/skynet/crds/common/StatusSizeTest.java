package dev.skynet.crds.common;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.RolloutStatus;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A Rollout's status stays under 256 KiB: etcd and every watcher carry it on each change. */
class StatusSizeTest {
  private static final int LIMIT = 256 * 1024;

  /** Lists of rows are atomic, so managedFields name the list and not the rows. */
  private static final int MANAGED_FIELDS = 8 * 1024;

  private static final int ROWS_WITH_TAIL = 16;
  private static final String RELEASE = "3f2a91c-0123456789ab";

  @Test
  void everyMemberFailedWithTheLongestTextsAndAllOtherRowsAreOfWhoWent() {
    List<InstanceRow> rows =
        IntStream.range(0, Rules.ROWS)
            .mapToObj(i -> i < Rules.MEMBERS ? longest(i) : gone(i))
            .toList();
    RolloutStatus like = Samples.rollout();
    var status =
        new RolloutStatus(
            like.observedGeneration(),
            like.phase(),
            like.conditions(),
            like.revision(),
            like.from(),
            like.plan(),
            like.fence(),
            like.lead(),
            like.updated(),
            like.counts(),
            like.times(),
            rows);

    assertThat(CrdJson.write(status).toString().length()).isLessThan(LIMIT - MANAGED_FIELDS);
  }

  /** Who went keeps neither message nor log once there are more rows than members. */
  private static InstanceRow gone(int number) {
    InstanceRow row = longest(number);
    return new InstanceRow(
        row.id(),
        number,
        InstancePhase.Gone,
        Reason.Forgotten,
        null,
        RELEASE,
        RELEASE,
        RELEASE,
        10,
        Samples.NOW,
        Samples.NOW,
        null,
        null);
  }

  private static InstanceRow longest(int number) {
    String id = "i".repeat(36) + number;
    String log =
        String.join("/", "f".repeat(20), "logs", "n".repeat(63), "g".repeat(40))
            + "/"
            + "r".repeat(Rules.ROLLOUT_NAME)
            + "/"
            + id
            + "/10.log";
    return new InstanceRow(
        id,
        number,
        InstancePhase.Failed,
        Reason.NoPreviousRelease,
        "m".repeat(1000),
        RELEASE,
        RELEASE,
        RELEASE,
        10,
        Samples.NOW,
        Samples.NOW,
        log,
        number < ROWS_WITH_TAIL ? "\n".repeat(5000) : null);
  }
}
