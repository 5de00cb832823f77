package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Condition;
import dev.skynet.crds.common.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one place that makes conditions; the time of the last transition moves only with the status.
 */
final class Conditions {
  static final String READY = "Ready";
  static final String CONVERGED = "Converged";
  static final String RECONCILING = "Reconciling";
  static final String STALLED = "Stalled";
  static final String FINISHED = "Finished";
  static final String SUCCEEDED = "Succeeded";
  static final String PAUSED = "Paused";

  private final List<Condition> before;
  private final long generation;
  private final Instant now;
  private final List<Condition> after = new ArrayList<>();

  Conditions(List<Condition> before, long generation, Instant now) {
    this.before = before;
    this.generation = generation;
    this.now = now;
  }

  /** A null status is Unknown. */
  Conditions add(String type, @Nullable Boolean status, Reason reason, String message) {
    String text = status == null ? "Unknown" : status ? "True" : "False";
    Instant since =
        find(before, type)
            .filter(c -> c.status().equals(text))
            .map(Condition::lastTransitionTime)
            .orElse(now);
    after.add(new Condition(type, text, reason.name(), message, generation, since));
    return this;
  }

  List<Condition> list() {
    return after;
  }

  static Optional<Condition> find(List<Condition> conditions, String type) {
    return conditions.stream().filter(c -> c.type().equals(type)).findFirst();
  }

  static Reason reason(Condition condition) {
    for (Reason reason : Reason.values()) {
      if (reason.name().equals(condition.reason())) {
        return reason;
      }
    }
    return Reason.Unknown;
  }
}
