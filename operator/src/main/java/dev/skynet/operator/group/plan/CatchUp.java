package dev.skynet.operator.group.plan;

import dev.skynet.crds.group.DesiredRevision;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.group.Member;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Running;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Between rollouts: who came back with neither the desired revision nor the one that its last
 * finished turn left it on gets a turn.
 */
final class CatchUp implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    DesiredRevision desired = draft.desired;
    if (desired == null
        || draft.active != null
        || !draft.pointerStands
        || situation.group().deleting()) {
      return;
    }
    RolloutEdit rollout = draft.rollouts.get(desired.rollout());
    if (rollout == null
        || !rollout.view.uid().equals(desired.uid())
        || rollout.release(situation).filter(r -> r.id().equals(desired.release())).isEmpty()) {
      return;
    }
    var presence = new Presence(situation, draft);
    int members = presence.present().size();
    int limit = Budget.atLeastOne(Limits.maxUnavailable(situation.strategy()), members);
    int unreachable = Budget.atLeastOne(Limits.maxUnreachable(situation.strategy()), members);
    if (presence.silentCount() + presence.unknownCount() > unreachable) {
      return;
    }
    for (Member member : drifted(situation, draft, desired, presence)) {
      if (presence.hasPlace(member, limit)) {
        Opening.open(
            situation,
            draft,
            rollout,
            member,
            TurnKind.CatchUp,
            TurnStep.Install,
            desired.release());
      }
    }
  }

  private static List<Member> drifted(
      Situation situation, Draft draft, DesiredRevision desired, Presence presence) {
    return Opening.inOrder(
        presence.present().stream()
            .filter(m -> !draft.turns.containsKey(m.id()))
            .filter(presence::ready)
            .filter(m -> !desired.release().equals(runs(m)) && isOfPlatform(desired, m))
            .filter(m -> !leftThere(situation, desired, m))
            .toList());
  }

  private static boolean isOfPlatform(DesiredRevision desired, Member member) {
    var platform = new Platform(desired.artifact().os(), desired.artifact().arch());
    return member.platform().filter(platform::equals).isPresent();
  }

  private static @Nullable String runs(Member member) {
    return member.running().map(Running::release).orElse(null);
  }

  /** Whether a turn at or after the desired revision's left the member on what it runs. */
  private static boolean leftThere(Situation situation, DesiredRevision desired, Member member) {
    return situation.rollouts().stream()
        .map(r -> r.status())
        .filter(s -> s.fence() >= desired.fence())
        .sorted(Comparator.comparingLong(RolloutStatus::fence).reversed())
        .flatMap(s -> s.instances().stream())
        .filter(row -> row.id().equals(member.id()) && gaveARelease(row))
        .findFirst()
        .filter(row -> Objects.equals(row.runs(), runs(member)))
        .isPresent();
  }

  /** A turn that was cancelled or never began gave nothing. */
  private static boolean gaveARelease(InstanceRow row) {
    return row.finishedAt() != null
        && switch (row.phase()) {
          case Updated, RolledBack, Failed -> true;
          case Waiting, Staged, Ticketed, Updating, Unreachable, Gone, Unknown -> false;
        };
  }
}
