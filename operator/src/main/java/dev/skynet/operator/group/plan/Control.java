package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.ControlState;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.RolloutView;

/**
 * What people want of the active rollout: pause, go on, stop; and the cancels that a stop brings.
 */
final class Control implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    RolloutEdit active = draft.activeRollout();
    if (active == null) {
      if (draft.active != null) {
        draft.openTurns(draft.active.name()).forEach(turn -> turn.cancelled = true);
      }
      return;
    }
    if (active.isFinal()) {
      return;
    }
    boolean deleted = situation.group().deleting() || active.view.deleting();
    ControlState wanted = wanted(active.view);
    if (deleted) {
      active.stop(Reason.Deleted, Reason.Deleted.meaning());
    } else if (wanted == ControlState.Stop) {
      active.stop(Reason.StoppedByControl, said(active.view, Reason.StoppedByControl));
    } else {
      pause(wanted == ControlState.Pause, active, situation);
    }
    if (active.phase == RolloutPhase.Stopping) {
      boolean byHand = deleted || wanted == ControlState.Stop;
      draft
          .openTurns(active.name())
          .filter(turn -> byHand || !turn.isAccepted())
          .forEach(turn -> turn.cancelled = true);
    }
  }

  /** What spec.control says; Run when it says nothing. */
  static ControlState wanted(RolloutView view) {
    var control = view.spec().control();
    return control == null || control.state() == null ? ControlState.Run : control.state();
  }

  static String said(RolloutView view, Reason reason) {
    var control = view.spec().control();
    String by = control == null || control.by() == null ? "" : " By " + control.by() + ".";
    String why = control == null || control.reason() == null ? "" : " Reason: " + control.reason();
    return reason.meaning() + by + why;
  }

  private static void pause(boolean pause, RolloutEdit active, Situation situation) {
    if (active.phase == RolloutPhase.Stopping) {
      return;
    }
    if (pause) {
      active.is(
          RolloutPhase.Paused, Reason.PausedByControl, said(active.view, Reason.PausedByControl));
      if (active.pausedAt == null) {
        active.pausedAt = situation.now();
      }
    } else if (active.phase == RolloutPhase.Paused) {
      boolean built = active.plan != null && active.plan.artifact() != null;
      active.is(
          built ? RolloutPhase.Progressing : RolloutPhase.Preparing,
          built ? Reason.TurnsOpen : Reason.RollCall);
      active.pausedAt = null;
      active.progressAt = situation.now();
    }
  }
}
