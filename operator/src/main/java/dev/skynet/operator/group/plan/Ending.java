package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.ArtifactStatus;
import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.DesiredRevision;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RevisionStatus;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.protocol.release.Release;
import java.util.Optional;

/**
 * The end of the active rollout: its phase first; the group lets go of it only in a pass that has
 * read that phase.
 */
final class Ending implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    draft.rollouts.values().stream()
        .filter(r -> r.phase == RolloutPhase.Stopping)
        .filter(r -> draft.openTurns(r.name()).findAny().isEmpty())
        .forEach(r -> r.end(how(r.reason), r.reason, r.message, situation.now()));
    if (draft.active == null) {
      return;
    }
    Optional<RolloutView> read = situation.rollout(draft.active.name());
    RolloutEdit active = draft.activeRollout();
    boolean holdsPlaces = draft.openTurns(draft.active.name()).findAny().isPresent();
    if (read.isEmpty() || active == null) {
      if (!holdsPlaces) {
        draft.active = null;
      }
    } else if (active.isFinal()) {
      boolean wasRead = read.get().status().phase() == active.phase;
      if (wasRead) {
        draft.active = null;
      }
    } else if (!holdsPlaces && !active.isStopping() && active.phase != RolloutPhase.Paused) {
      finish(situation, draft, active);
    }
  }

  private static RolloutPhase how(Reason reason) {
    return reason == Reason.StoppedByControl || reason == Reason.Deleted
        ? RolloutPhase.Aborted
        : RolloutPhase.Failed;
  }

  private static void finish(Situation situation, Draft draft, RolloutEdit active) {
    Optional<Release> release = active.release(situation);
    var presence = new Presence(situation, draft);
    boolean waits = active.rows.values().stream().anyMatch(RowEdit::waits);
    if (release.isEmpty()
        || waits
        || !active.anyUpdated()
        || presence.unknownCount() > 0
        || anyFellBack(presence, active, release.get())
        || Turns.tooManySilent(presence, active)) {
      return;
    }
    if (active.failures() > 0) {
      active.end(
          RolloutPhase.Failed,
          Reason.MembersFailed,
          Reason.MembersFailed.meaning(),
          situation.now());
      return;
    }
    long fence = active.fence;
    if (draft.desired == null || draft.desired.fence() < fence) {
      draft.previous = draft.desired;
      draft.desired = desired(active, release.get());
    } else if (draft.pointerStands && isDesired(situation, fence)) {
      active.end(RolloutPhase.Succeeded, Reason.AllUpdated, message(active), situation.now());
    }
  }

  private static boolean anyFellBack(Presence presence, RolloutEdit active, Release release) {
    return presence.present().stream()
        .anyMatch(m -> presence.answers(m) && Turns.fellBack(m, active, release));
  }

  /** By the status as read, which is what the pointer was asked to hold. */
  private static boolean isDesired(Situation situation, long fence) {
    DesiredRevision stored = situation.group().status().desired();
    return stored != null && stored.fence() >= fence;
  }

  private static String message(RolloutEdit active) {
    long silent =
        active.rows.values().stream().filter(r -> r.phase == InstancePhase.Unreachable).count();
    return silent == 0
        ? Reason.AllUpdated.meaning()
        : Reason.AllUpdated.meaning()
            + " %d silent; brought along when they come back.".formatted(silent);
  }

  private static DesiredRevision desired(RolloutEdit active, Release release) {
    ArtifactStatus artifact = active.plan().artifact();
    RevisionStatus revision = active.revision;
    if (artifact == null || revision == null) {
      throw new IllegalStateException("Rollout " + active.name() + " ends without an artifact");
    }
    return new DesiredRevision(
        active.name(),
        active.view.uid(),
        active.fence,
        revision.commit(),
        release.id(),
        artifact,
        Releases.shortCommit(revision.commit()));
  }
}
