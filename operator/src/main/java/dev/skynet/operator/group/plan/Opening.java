package dev.skynet.operator.group.plan;

import dev.skynet.crds.group.Turn;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.operator.group.Member;
import dev.skynet.protocol.release.Running;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens turns: an entry in the ledger and its row, before anything is sent. */
final class Opening {
  private Opening() {}

  static void open(
      Situation situation,
      Draft draft,
      RolloutEdit rollout,
      Member member,
      TurnKind why,
      TurnStep step,
      @Nullable String to) {
    RowEdit row = rollout.row(member.id());
    int number = row.number == null ? rollout.nextNumber() : row.number;
    String from = member.running().map(Running::release).orElse(null);
    row.begin(row.attempt + 1, number, situation.now(), from, to);
    draft.turns.put(
        member.id(),
        new TurnEdit(
            new Turn(
                member.id(),
                ticket(rollout, row),
                rollout.name(),
                why,
                step,
                fence(draft, rollout, why),
                number,
                row.attempt,
                situation.now(),
                situation.now().plus(situation.timings().accept()),
                null,
                null,
                null,
                null,
                null,
                null)));
  }

  /** Derived, so that whoever opens the same turn again speaks of the same ticket. */
  static String ticket(RolloutEdit rollout, RowEdit row) {
    return "%s.%s.%d".formatted(rollout.view.uid(), row.id, row.attempt);
  }

  /** Members already out of service first, then by id. */
  static List<Member> inOrder(List<Member> members) {
    return members.stream()
        .sorted(
            Comparator.<Member, Boolean>comparing(m -> m.running().isPresent())
                .thenComparing(Member::id))
        .toList();
  }

  /**
   * A catch-up belongs to the rollout that is desired, which may be older than what the member has
   * heard of since: it would refuse the number of that time.
   */
  private static long fence(Draft draft, RolloutEdit rollout, TurnKind why) {
    return rollout.plan == null || why == TurnKind.CatchUp ? draft.fence : rollout.fence;
  }
}
