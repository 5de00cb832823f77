package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnStep;
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
    if (active != null && !active.isFinal()) {
      steer(situation, draft, active);
    }
    for (TurnEdit turn : draft.turns.values()) {
      if (turn.isOpen() && isUnwanted(situation, draft, turn)) {
        turn.cancelled = true;
      }
    }
  }

  /** Before its admission is stored there is nothing to pause or to stop; Admission ends it. */
  private static void steer(Situation situation, Draft draft, RolloutEdit active) {
    ControlState wanted = wanted(active.view);
    if (isDeleted(situation, active)) {
      active.stop(Reason.Deleted, Reason.Deleted.meaning());
    } else if (active.plan != null && wanted == ControlState.Stop) {
      active.stop(Reason.StoppedByControl, said(active.view, Reason.StoppedByControl));
    } else if (active.plan != null) {
      pause(wanted == ControlState.Pause, draft, active, situation);
    }
  }

  /**
   * Whether nobody wants it any more and it can still be called back: what is not accepted, a
   * build; by hand also a turn that may be before its line, which only its agent knows.
   */
  private static boolean isUnwanted(Situation situation, Draft draft, TurnEdit turn) {
    RolloutEdit rollout = draft.rolloutOf(turn).orElse(null);
    if (rollout == null) {
      return true;
    }
    boolean begun = turn.isAccepted() && turn.step == TurnStep.Install;
    if (turn.why == TurnKind.CatchUp) {
      return situation.group().deleting() && !begun;
    }
    boolean byHand = isDeleted(situation, rollout) || wanted(rollout.view) == ControlState.Stop;
    return rollout.isStopping() && (byHand || !begun);
  }

  private static boolean isDeleted(Situation situation, RolloutEdit rollout) {
    return situation.group().deleting() || rollout.view.deleting();
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

  private static void pause(boolean pause, Draft draft, RolloutEdit active, Situation situation) {
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
      boolean built = active.plan().artifact() != null;
      boolean building = draft.openTurns(active.name()).findAny().isPresent();
      active.is(
          built ? RolloutPhase.Progressing : RolloutPhase.Preparing,
          built ? Reason.TurnsOpen : building ? Reason.Building : Reason.RollCall);
      active.pausedAt = null;
      active.progressAt = situation.now();
    }
  }
}
