package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.ArtifactStatus;
import dev.skynet.crds.common.Condition;
import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.RevisionStatus;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutPlan;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.crds.rollout.Times;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.protocol.release.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A Rollout's status while a plan is made. */
final class RolloutEdit {
  final RolloutView view;
  RolloutPhase phase;
  Reason reason;
  String message;
  @Nullable RevisionStatus revision;
  @Nullable String from;
  @Nullable RolloutPlan plan;
  long fence;
  @Nullable String lead;
  @Nullable Instant startedAt;
  @Nullable Instant progressAt;
  @Nullable Instant pausedAt;
  @Nullable Instant finishedAt;
  final Map<String, RowEdit> rows = new LinkedHashMap<>();

  RolloutEdit(RolloutView view) {
    this.view = view;
    RolloutStatus status = view.status();
    phase = status.phase() == null ? RolloutPhase.Pending : status.phase();
    Optional<Condition> succeeded = Conditions.find(status.conditions(), Conditions.SUCCEEDED);
    reason = succeeded.map(Conditions::reason).orElse(Reason.FetchingSource);
    message = succeeded.map(Condition::message).orElse(reason.meaning());
    revision = status.revision();
    from = status.from();
    plan = status.plan();
    fence = status.fence();
    lead = status.lead();
    Times times = status.times();
    if (times != null) {
      startedAt = times.startedAt();
      progressAt = times.progressAt();
      pausedAt = times.pausedAt();
      finishedAt = times.finishedAt();
    }
    for (InstanceRow row : status.instances()) {
      rows.put(row.id(), new RowEdit(row));
    }
  }

  String name() {
    return view.name();
  }

  boolean isFinal() {
    return phase.isFinal();
  }

  /** The phase and why. */
  void is(RolloutPhase next, Reason why, String text) {
    phase = next;
    reason = why;
    message = Text.head(text, Text.CONDITION);
  }

  void is(RolloutPhase next, Reason why) {
    is(next, why, why.meaning());
  }

  /** No further turn opens; the first cause stands. */
  void stop(Reason why, String text) {
    if (phase != RolloutPhase.Stopping && !isFinal()) {
      is(RolloutPhase.Stopping, why, text);
      pausedAt = null;
    }
  }

  boolean isStopping() {
    return phase == RolloutPhase.Stopping || isFinal();
  }

  void end(RolloutPhase how, Reason why, String text, Instant now) {
    is(how, why, text);
    pausedAt = null;
    finishedAt = now;
  }

  RolloutPlan plan() {
    if (plan == null) {
      throw new IllegalStateException("Rollout " + name() + " was never admitted");
    }
    return plan;
  }

  /** The manifest stands. */
  void artifact(ArtifactStatus artifact) {
    plan = copy(plan(), plan().leads(), artifact);
  }

  /** A lead fell silent before its line. */
  void leadLost() {
    plan = copy(plan(), plan().leads() + 1, plan().artifact());
  }

  private static RolloutPlan copy(RolloutPlan plan, int leads, @Nullable ArtifactStatus artifact) {
    return new RolloutPlan(
        plan.maxUnavailable(),
        plan.maxFailures(),
        plan.maxUnreachable(),
        plan.prepareTimeout(),
        plan.turnTimeout(),
        plan.progressTimeout(),
        plan.source(),
        leads,
        artifact);
  }

  /** What is installed, once the manifest stands. */
  Optional<Release> release(Situation situation) {
    ArtifactStatus artifact = plan == null ? null : plan.artifact();
    if (artifact == null || revision == null) {
      return Optional.empty();
    }
    return Optional.of(Releases.release(situation, revision.commit(), artifact));
  }

  RowEdit row(String instance) {
    return rows.computeIfAbsent(instance, RowEdit::new);
  }

  boolean anyUpdated() {
    return rows.values().stream().anyMatch(r -> r.phase == InstancePhase.Updated);
  }

  int failures() {
    return (int) rows.values().stream().filter(RowEdit::failed).count();
  }

  int members() {
    return (int) rows.values().stream().filter(r -> r.phase != InstancePhase.Gone).count();
  }

  int nextNumber() {
    return 1
        + rows.values().stream().mapToInt(r -> r.number == null ? 0 : r.number).max().orElse(0);
  }

  List<InstanceRow> toRows() {
    var result = new ArrayList<InstanceRow>(rows.size());
    rows.values().forEach(row -> result.add(row.toRow()));
    return result;
  }
}
