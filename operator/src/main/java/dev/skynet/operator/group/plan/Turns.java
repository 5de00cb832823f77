package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.Member;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Running;
import java.util.List;
import java.util.Optional;

/** The sliding window: as soon as one turn closes the next opens, within the budget. */
final class Turns implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    RolloutEdit active = draft.activeRollout();
    if (active == null || active.isStopping()) {
      return;
    }
    Optional<Release> release = active.release(situation);
    if (release.isEmpty()) {
      return;
    }
    var presence = new Presence(situation, draft);
    alreadyThere(situation, draft, active, release.get(), presence);
    if (active.phase == RolloutPhase.Paused || !draft.pointerStands) {
      return;
    }
    Optional<Member> foreign = foreign(presence, release.get());
    if (foreign.isPresent()) {
      active.stop(Reason.MixedPlatforms, mixed(foreign.get(), release.get()));
    } else if (tooManySilent(presence, active)) {
      active.is(RolloutPhase.Progressing, Reason.WaitingForMembers);
    } else {
      active.is(RolloutPhase.Progressing, Reason.TurnsOpen);
      open(situation, draft, active, release.get(), presence);
    }
  }

  /** Members of whom nothing is known count as silent here: no turn opens on a guess. */
  static boolean tooManySilent(Presence presence, RolloutEdit active) {
    int silent = presence.silentCount() + presence.unknownCount();
    return silent > Budget.atLeastOne(active.plan().maxUnreachable(), active.members());
  }

  private static void open(
      Situation situation, Draft draft, RolloutEdit active, Release release, Presence presence) {
    int limit = Budget.atLeastOne(active.plan().maxUnavailable(), active.members());
    for (Member member : candidates(draft, active, release, presence)) {
      boolean alone = !active.anyUpdated();
      if (alone && draft.openTurns().findAny().isPresent()) {
        return;
      }
      if (!presence.hasPlace(member, limit)) {
        return;
      }
      if (alone) {
        active.lead = member.id();
      }
      Opening.open(
          situation,
          draft,
          active,
          member,
          alone ? TurnKind.Lead : TurnKind.Rollout,
          TurnStep.Install,
          release.id());
    }
  }

  private static List<Member> candidates(
      Draft draft, RolloutEdit active, Release release, Presence presence) {
    return Opening.inOrder(
        presence.present().stream()
            .filter(m -> active.row(m.id()).waits() || fellBack(m, active, release))
            .filter(m -> !draft.turns.containsKey(m.id()))
            .filter(presence::ready)
            .toList());
  }

  /** A host that was emptied after its turn runs what it found at its boot, or nothing. */
  static boolean fellBack(Member member, RolloutEdit active, Release release) {
    return active.row(member.id()).phase == InstancePhase.Updated && !runs(member, release);
  }

  private static boolean runs(Member member, Release release) {
    return member.running().map(Running::release).filter(release.id()::equals).isPresent();
  }

  private static void alreadyThere(
      Situation situation, Draft draft, RolloutEdit active, Release release, Presence presence) {
    for (Member member : presence.present()) {
      RowEdit row = active.row(member.id());
      if (runs(member, release)
          && row.waits()
          && presence.answers(member)
          && !draft.turns.containsKey(member.id())) {
        row.is(InstancePhase.Updated, Reason.AlreadyRunning);
        row.to = release.id();
        row.runs = release.id();
        row.finishedAt = situation.now();
        active.progressAt = situation.now();
      }
    }
  }

  /** A member that cannot run what was built. */
  private static Optional<Member> foreign(Presence presence, Release release) {
    Platform platform = release.artifact().platform();
    return presence.present().stream()
        .filter(presence::answers)
        .filter(m -> m.platform().filter(p -> !p.equals(platform)).isPresent())
        .findFirst();
  }

  private static String mixed(Member foreign, Release release) {
    return "%s is of %s, the artifact of %s: make one InstanceGroup for each platform."
        .formatted(
            foreign.id(),
            foreign.platform().map(Platform::toString).orElse("another platform"),
            release.artifact().platform());
  }
}
