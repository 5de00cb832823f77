package dev.skynet.operator.group.plan;

import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.operator.group.Member;
import dev.skynet.operator.group.action.Action;
import dev.skynet.protocol.release.Release;

/** Lets members fetch and unpack ahead, so that a turn is only stop, switch, start, check. */
final class Stage implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    RolloutEdit active = draft.activeRollout();
    if (active == null || active.isStopping()) {
      return;
    }
    active.release(situation).ifPresent(release -> stage(situation, draft, active, release));
  }

  private static void stage(Situation situation, Draft draft, RolloutEdit active, Release release) {
    var presence = new Presence(situation, draft);
    for (Member member : presence.present()) {
      RowEdit row = active.row(member.id());
      if (!row.waits() || draft.turns.containsKey(member.id())) {
        continue;
      }
      boolean staged = member.staged().contains(release.id());
      if (staged && row.phase == InstancePhase.Waiting) {
        row.phase = InstancePhase.Staged;
      } else if (!staged && presence.answers(member)) {
        Messages.send(
            situation,
            draft,
            new Action.SendStage(member.id(), active.name(), active.fence, release));
      }
    }
  }
}
