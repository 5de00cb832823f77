package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.ActiveRollout;
import dev.skynet.crds.group.GitSpec;
import dev.skynet.crds.group.Strategy;
import dev.skynet.crds.rollout.ControlState;
import dev.skynet.crds.rollout.RevisionStatus;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutPlan;
import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobResult;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One active rollout a group: the newest that waits and whose source holds gets the next fence. */
final class Admission implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    List<RolloutEdit> waiting =
        draft.rollouts.values().stream()
            .filter(r -> !r.isFinal() && r.plan == null && !r.view.deleting())
            .sorted(
                Comparator.<RolloutEdit, Instant>comparing(r -> r.view.created())
                    .reversed()
                    .thenComparing(RolloutEdit::name))
            .toList();
    for (RolloutEdit rollout : waiting) {
      controlled(situation, draft, rollout);
    }
    RolloutEdit begun = draft.activeRollout();
    PushOrder.supersede(candidates(waiting), begun, situation);
    List<RolloutEdit> candidates = candidates(waiting);
    if (candidates.isEmpty() || situation.group().deleting()) {
      return;
    }
    if (begun != null && candidates.contains(begun)) {
      // the group's status was stored and the Rollout's was not: its admission is finished first
      finish(begun, candidates, situation, draft);
      return;
    }
    if (draft.active != null || draft.openTurns().findAny().isPresent()) {
      queue(candidates, draft);
      return;
    }
    consider(candidates, situation, draft);
  }

  private static List<RolloutEdit> candidates(List<RolloutEdit> waiting) {
    return waiting.stream()
        .filter(r -> !r.isFinal() && Control.wanted(r.view) == ControlState.Run)
        .toList();
  }

  private static void controlled(Situation situation, Draft draft, RolloutEdit rollout) {
    if (Restore.alreadyRan(situation, rollout.name())
        && (draft.active == null || !draft.active.name().equals(rollout.name()))) {
      rollout.end(
          RolloutPhase.Skipped, Reason.AlreadyRan, Reason.AlreadyRan.meaning(), situation.now());
      return;
    }
    switch (Control.wanted(rollout.view)) {
      case Run -> {}
      case Pause -> {
        rollout.is(RolloutPhase.Pending, Reason.PausedByControl);
        rollout.progressAt = null;
      }
      case Stop ->
          rollout.end(
              RolloutPhase.Aborted,
              Reason.StoppedByControl,
              Control.said(rollout.view, Reason.StoppedByControl),
              situation.now());
    }
  }

  /** Who came meanwhile waits; whoever is older was to be superseded and must not come after it. */
  private static void finish(
      RolloutEdit begun, List<RolloutEdit> candidates, Situation situation, Draft draft) {
    Instant created = begun.view.created();
    List<RolloutEdit> older =
        candidates.stream().filter(r -> r.view.created().isBefore(created)).toList();
    queue(candidates.stream().filter(r -> r != begun && !older.contains(r)).toList(), draft);
    consider(Stream.concat(Stream.of(begun), older.stream()).toList(), situation, draft);
  }

  private static void queue(List<RolloutEdit> candidates, Draft draft) {
    candidates.stream().findFirst().ifPresent(next -> draft.queued = next.name());
    candidates.forEach(Admission::queued);
  }

  /** Whoever waits for others has all the time for its source once it is its turn. */
  private static void queued(RolloutEdit rollout) {
    rollout.is(RolloutPhase.Queued, Reason.WaitingForActive);
    rollout.progressAt = null;
  }

  private static void consider(List<RolloutEdit> candidates, Situation situation, Draft draft) {
    RolloutEdit next = candidates.getFirst();
    candidates.stream().skip(1).forEach(Admission::queued);
    if (draft.unusable && draft.active == null) {
      next.is(
          RolloutPhase.Pending,
          Reason.GroupNotUsable,
          Reason.GroupNotUsable.meaning() + " " + draft.notReadyMessage);
      next.progressAt = null;
      return;
    }
    GitSpec git = situation.group().spec().source().git();
    var presence = new Presence(situation, draft);
    if (git == null || !draft.pointerStands || !situation.seen().registerRead()) {
      next.is(RolloutPhase.Pending, Reason.FetchingSource);
      return;
    }
    if (presence.present().stream().noneMatch(presence::answers)) {
      next.is(RolloutPhase.Pending, Reason.NoMembers);
      return;
    }
    var job =
        new Job.FetchSource(
            situation.group().name(),
            next.name(),
            next.view.uid(),
            git,
            next.view.spec().revision(),
            PushOrder.isPush(next));
    draft.want(job);
    if (next.progressAt == null) {
      next.progressAt = situation.now();
    }
    next.is(RolloutPhase.Pending, Reason.FetchingSource);
    situation.problem(job.key()).ifPresent(problem -> unavailable(problem, next, situation));
    situation
        .result(job.key(), JobResult.class)
        .ifPresent(
            result -> {
              switch (result) {
                case JobResult.SourceReady ready -> {
                  draft.sourceProven = true;
                  admit(next, ready, situation, draft);
                  candidates.stream().skip(1).forEach(r -> PushOrder.supersede(r, next, situation));
                }
                case JobResult.SourceOutdated outdated ->
                    next.end(
                        RolloutPhase.Superseded,
                        Reason.NotBranchHead,
                        "The branch is at %s now.".formatted(Releases.shortCommit(outdated.head())),
                        situation.now());
                case JobResult.SourceRejected rejected -> {
                  next.end(
                      RolloutPhase.Failed, rejected.reason(), rejected.message(), situation.now());
                  if (Summary.SOURCE_REASONS.contains(rejected.reason())) {
                    draft.notReady(rejected.reason(), rejected.message());
                  } else {
                    draft.sourceProven = true;
                  }
                }
                case JobResult.ManifestState other -> {}
                case JobResult.PointerState other -> {}
              }
            });
  }

  private static void admit(
      RolloutEdit next, JobResult.SourceReady ready, Situation situation, Draft draft) {
    Strategy strategy = situation.strategy();
    if (draft.active == null) {
      draft.fence = Math.max(draft.fence, situation.seen().highestFence()) + 1;
      draft.active = new ActiveRollout(next.name(), next.view.uid(), draft.fence, situation.now());
    }
    next.fence = draft.fence;
    next.plan =
        new RolloutPlan(
            Limits.maxUnavailable(strategy),
            Limits.maxFailures(strategy),
            Limits.maxUnreachable(strategy),
            Limits.prepare(strategy),
            Limits.turn(strategy),
            Limits.progress(strategy),
            ready.source(),
            0,
            null);
    next.revision =
        new RevisionStatus(ready.commit(), Releases.shortCommit(ready.commit()), null, null);
    next.from = draft.desired == null ? null : Releases.shortCommit(draft.desired.commit());
    next.startedAt = situation.now();
    next.progressAt = situation.now();
    next.is(RolloutPhase.Preparing, Reason.RollCall);
    new Presence(situation, draft).present().forEach(m -> next.row(m.id()));
  }

  private static void unavailable(String problem, RolloutEdit next, Situation situation) {
    var limit = DurationText.parse(Limits.progress(situation.strategy()));
    if (next.progressAt != null && next.progressAt.plus(limit).isBefore(situation.now())) {
      next.end(RolloutPhase.Failed, Reason.SourceUnavailable, problem, situation.now());
    } else {
      next.is(RolloutPhase.Pending, Reason.SourceUnavailable, problem);
    }
  }
}
