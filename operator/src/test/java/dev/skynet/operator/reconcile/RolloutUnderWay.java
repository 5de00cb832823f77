package dev.skynet.operator.reconcile;

import static dev.skynet.operator.observe.Words.GROUP;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.ActiveRollout;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.PackedSource;
import dev.skynet.crds.rollout.RevisionStatus;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutPlan;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.protocol.release.Sha256;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rollout {@code r} that is admitted and has passed its only member over, as unreachable. */
final class RolloutUnderWay {
  private static final String COMMIT = "a".repeat(40);

  private RolloutUnderWay() {}

  static void in(PassUnderTest shell) {
    shell.put(
        GROUP,
        "uid-1",
        new InstanceGroupStatus(
            1L,
            List.of(),
            1,
            null,
            null,
            new ActiveRollout("r", "uid-r", 1, PassUnderTest.START),
            List.of(),
            null,
            null));
    shell.put("r", "uid-1", status(), Map.of());
    shell.memory.registerRead(List.of());
    shell.memory.registered(GROUP, "web-1", Optional.empty());
  }

  private static RolloutStatus status() {
    return new RolloutStatus(
        1L,
        RolloutPhase.Preparing,
        List.of(),
        new RevisionStatus(COMMIT, COMMIT.substring(0, 7), null, null),
        null,
        new RolloutPlan(
            "1",
            "0",
            "10%",
            "15m",
            "10m",
            "30m",
            new PackedSource(Sha256.ofLines(COMMIT).hex(), 1, Sha256.ofLines("recipe").hex()),
            0,
            null),
        1,
        null,
        null,
        null,
        null,
        List.of(
            new InstanceRow(
                "web-1",
                null,
                InstancePhase.Unreachable,
                Reason.AgentSilent,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                null,
                null)));
  }
}
