package dev.skynet.operator.group.plan;

import dev.skynet.crds.group.Strategy;
import dev.skynet.crds.group.Timeouts;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.RolloutPlan;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the strategy allows: a rollout's own copy holds to its end, catch-ups go by today's. */
final class Limits {
  private static final String UNAVAILABLE = "1";
  private static final String FAILURES = "0";
  private static final String UNREACHABLE = "10%";
  private static final String PREPARE = "15m";
  private static final String TURN = "10m";
  private static final String PROGRESS = "30m";

  private Limits() {}

  static String maxUnavailable(Strategy strategy) {
    return text(strategy.maxUnavailable(), UNAVAILABLE);
  }

  static String maxFailures(Strategy strategy) {
    return text(strategy.maxFailures(), FAILURES);
  }

  static String maxUnreachable(Strategy strategy) {
    return text(strategy.maxUnreachable(), UNREACHABLE);
  }

  static String prepare(Strategy strategy) {
    Timeouts timeouts = strategy.timeouts();
    return timeouts == null || timeouts.prepare() == null ? PREPARE : timeouts.prepare();
  }

  static String turn(Strategy strategy) {
    Timeouts timeouts = strategy.timeouts();
    return timeouts == null || timeouts.turn() == null ? TURN : timeouts.turn();
  }

  static String progress(Strategy strategy) {
    Timeouts timeouts = strategy.timeouts();
    return timeouts == null || timeouts.progress() == null ? PROGRESS : timeouts.progress();
  }

  /** How long the present step of a turn may take. */
  static Duration timeout(Situation situation, Draft draft, TurnEdit turn) {
    RolloutPlan plan = draft.rolloutOf(turn).map(r -> r.plan).orElse(null);
    if (plan == null || turn.why == TurnKind.CatchUp) {
      return DurationText.parse(turn(situation.strategy()));
    }
    return DurationText.parse(
        turn.step == TurnStep.Prepare ? plan.prepareTimeout() : plan.turnTimeout());
  }

  private static String text(@Nullable IntOrString value, String otherwise) {
    return value == null ? otherwise : String.valueOf(value.getValue());
  }
}
