package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Rules;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.operator.group.Member;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the rows of a Rollout within what the schema takes: with one more the whole status would be
 * refused, in every pass. Who went gives way, first who never had a turn; the row of a member, and
 * of whoever has an open turn, stays.
 */
final class RowBound {
  private static final Comparator<RowEdit> OLDEST_FIRST =
      Comparator.<RowEdit, Boolean>comparing(RowEdit::failed)
          .thenComparing(row -> row.attempt > 0)
          .thenComparing(row -> row.finishedAt, Comparator.nullsFirst(Comparator.naturalOrder()));

  private RowBound() {}

  static void keep(RolloutEdit rollout, Situation situation, Draft draft) {
    if (rollout.rows.size() <= Rules.MEMBERS) {
      return;
    }
    List<RowEdit> went =
        rollout.rows.values().stream()
            .filter(row -> !draft.turns.containsKey(row.id) && isOver(row, situation))
            .sorted(OLDEST_FIRST)
            .toList();
    went.stream()
        .limit(Math.max(0, rollout.rows.size() - Rules.ROWS))
        .forEach(row -> rollout.rows.remove(row.id));
    went.forEach(RowBound::shorten);
    rollout.rows.values().stream()
        .filter(row -> row.message != null || row.log != null)
        .skip(Rules.MEMBERS)
        .forEach(RowBound::shorten);
  }

  /** A failure counts on, so that it goes last. */
  private static boolean isOver(RowEdit row, Situation situation) {
    return row.phase == InstancePhase.Gone
        || (row.failed() && situation.member(row.id).flatMap(Member::goneSince).isPresent());
  }

  /** Its reason stays. */
  private static void shorten(RowEdit row) {
    row.message = null;
    row.log = null;
    row.logTail = null;
  }
}
