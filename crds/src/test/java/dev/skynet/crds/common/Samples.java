package dev.skynet.crds.common;

import dev.skynet.crds.group.ActiveRollout;
import dev.skynet.crds.group.BuiltArtifact;
import dev.skynet.crds.group.DesiredRevision;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.group.MemberCounts;
import dev.skynet.crds.group.Turn;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnOutcome;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.Counts;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.PackedSource;
import dev.skynet.crds.rollout.RevisionStatus;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutPlan;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.crds.rollout.Times;
import java.time.Instant;
import java.util.List;

/** Statuses with every field set. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123Z");

  private static final String COMMIT = "3f2a91c07d6b5e4f8a1c2b3d4e5f60718293a4b5";
  private static final ArtifactStatus ARTIFACT =
      new ArtifactStatus("key", "digest", 5_000_000_000L, 9_000_000_000L, 321, "linux", "amd64");

  private Samples() {}

  static InstanceGroupStatus group() {
    var desired =
        new DesiredRevision("web-1", "uid-1", 7, COMMIT, "release-1", ARTIFACT, "3f2a91c");
    return new InstanceGroupStatus(
        3L,
        List.of(new Condition("Ready", "True", "Usable", "", 3L, NOW)),
        8,
        desired,
        desired,
        new ActiveRollout("web-2", "uid-2", 8, NOW),
        List.of(turn()),
        "web-3",
        new MemberCounts(5, 4, 1, 0, "4/5"));
  }

  static RolloutStatus rollout() {
    return new RolloutStatus(
        1L,
        RolloutPhase.Progressing,
        List.of(new Condition("Finished", "False", "TurnsOpen", "turn 2 of 5", 1L, NOW)),
        new RevisionStatus(COMMIT, "3f2a91c", "digest", "release-2"),
        "0123456",
        new RolloutPlan(
            "10%",
            "0",
            "10%",
            "15m",
            "10m",
            "30m",
            new PackedSource("digest", 4096, "recipe"),
            1,
            ARTIFACT),
        8,
        "i-0a",
        "1/5",
        new Counts(2, 1, 1, 1, 1, 0, 0),
        new Times(NOW, NOW, NOW, NOW),
        List.of(row("curl: (7) failed to connect")));
  }

  static InstanceRow row(String message) {
    return new InstanceRow(
        "i-0a",
        1,
        InstancePhase.Failed,
        Reason.CheckFailed,
        message,
        "release-1",
        "release-2",
        "release-1",
        1,
        NOW,
        NOW,
        "fleet/logs/web/1.log",
        "last line\n");
  }

  private static Turn turn() {
    return new Turn(
        "i-0a",
        "uid-2.i-0a.1",
        "web-2",
        TurnKind.Lead,
        TurnStep.Prepare,
        8,
        1,
        1,
        NOW,
        NOW,
        NOW,
        new BuiltArtifact("digest", 1, 2, 3),
        true,
        false,
        true,
        new TurnOutcome(
            InstancePhase.RolledBack, Reason.TimedOut, "late", NOW, "release-1", "log", "tail"));
  }
}
