package dev.skynet.operator.group.plan;

import dev.skynet.crds.group.Strategy;
import dev.skynet.operator.Timings;
import dev.skynet.operator.group.FleetObservation;
import dev.skynet.operator.group.GroupView;
import dev.skynet.operator.group.Member;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.group.action.JobResult;
import dev.skynet.operator.group.action.JobState;
import dev.skynet.protocol.names.Fleet;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All that a plan is made from.
 *
 * @param fleet whose
 * @param timings every period
 * @param group as read
 * @param rollouts as read, finished ones among them
 * @param seen of members and jobs
 * @param now AWS time
 */
record Situation(
    Fleet fleet,
    Timings timings,
    GroupView group,
    List<RolloutView> rollouts,
    FleetObservation seen,
    Instant now) {

  Optional<RolloutView> rollout(String name) {
    return rollouts.stream().filter(r -> r.name().equals(name)).findFirst();
  }

  Strategy strategy() {
    Strategy strategy = group.spec().strategy();
    return strategy == null ? new Strategy(null, null, null, null) : strategy;
  }

  /** By id: the same inputs must give the same plan, and rows an order that people can read. */
  List<Member> members() {
    return seen.members().values().stream().sorted(Comparator.comparing(Member::id)).toList();
  }

  Optional<Member> member(String id) {
    return Optional.ofNullable(seen.members().get(id));
  }

  /** Whether this leader has listened for long enough to judge by what it did not hear. */
  boolean isSettled() {
    return seen.silenceCountsFrom().isPresent();
  }

  /** The result of a job of this kind, if it is done. */
  <R extends JobResult> Optional<R> result(String jobKey, Class<R> kind) {
    return seen.jobs().get(jobKey) instanceof JobState.Done done && kind.isInstance(done.result())
        ? Optional.of(kind.cast(done.result()))
        : Optional.empty();
  }

  /** What keeps a job from its result, if an attempt has failed. */
  Optional<String> problem(String jobKey) {
    return seen.jobs().get(jobKey) instanceof JobState.Pending pending
        ? Optional.ofNullable(pending.problem())
        : Optional.empty();
  }
}
