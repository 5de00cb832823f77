package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.Trigger;
import dev.skynet.crds.rollout.TriggerType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the pushes that wait came after which. That one was delivered later says nothing: an
 * older push may come late, and must not take the place of the head. What a push itself says does:
 * it names the commit that it came upon. Where that chain has a gap only the repository knows, and
 * is asked when it is their turn.
 */
final class PushOrder {
  private PushOrder() {}

  static boolean isPush(RolloutEdit rollout) {
    Trigger trigger = rollout.view.spec().trigger();
    return trigger != null && trigger.type() == TriggerType.Push;
  }

  /**
   * Ends pushes upon which a newer one has come that waits too. What people made waits on.
   *
   * @param waiting newest first
   * @param begun its admission is under way; null: none
   */
  static void supersede(
      List<RolloutEdit> waiting, @Nullable RolloutEdit begun, Situation situation) {
    Map<String, RolloutEdit> latest = new HashMap<>();
    for (int i = 0; i < waiting.size(); i++) {
      RolloutEdit push = waiting.get(i);
      Optional<RolloutEdit> next =
          waiting.subList(0, i).stream().filter(newer -> cameUpon(newer, push)).findFirst();
      RolloutEdit last = next.map(n -> latest.getOrDefault(n.name(), n)).orElse(push);
      latest.put(push.name(), last);
      if (last != push && push != begun) {
        supersede(push, last, situation);
      }
    }
  }

  static void supersede(RolloutEdit older, RolloutEdit newer, Situation situation) {
    older.end(
        RolloutPhase.Superseded,
        Reason.NewerRollout,
        "Rollout %s takes its place.".formatted(newer.name()),
        situation.now());
  }

  /** Of a push forth and its push back either may have been the first: both name the other. */
  private static boolean cameUpon(RolloutEdit newer, RolloutEdit older) {
    return isPush(newer)
        && isPush(older)
        && Objects.equals(before(newer), commit(older))
        && !Objects.equals(before(older), commit(newer));
  }

  private static @Nullable String before(RolloutEdit push) {
    Trigger trigger = push.view.spec().trigger();
    return trigger == null ? null : trigger.before();
  }

  private static @Nullable String commit(RolloutEdit push) {
    return push.view.spec().revision().commit();
  }
}
