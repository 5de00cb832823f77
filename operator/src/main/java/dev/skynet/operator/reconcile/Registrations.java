package dev.skynet.operator.reconcile;

import dev.skynet.operator.group.Member;
import dev.skynet.operator.group.Plan;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.observe.Pending;
import dev.skynet.operator.observe.Seen;
import dev.skynet.protocol.message.Hello;
import dev.skynet.protocol.message.Leaving;
import dev.skynet.protocol.message.Report;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The inboxes that are made and marked. They are where a hello and a goodbye are stored, as the
 * status is for all other reports: so they are done first, and only then the report is deleted.
 */
final class Registrations {
  private Registrations() {}

  /** What is to be made and marked; a hello or goodbye that newer words overtook does nothing. */
  static List<Action> of(Plan plan, Seen seen) {
    Set<Action> all = new LinkedHashSet<>();
    plan.actions().stream()
        .filter(Registrations::isOne)
        .filter(action -> !isOvertaken(action, seen))
        .forEach(all::add);
    return new ArrayList<>(all);
  }

  /** All that a plan asks for besides. */
  static List<Action> others(Plan plan) {
    return plan.actions().stream().filter(action -> !isOne(action)).toList();
  }

  /** Reports that may be deleted, now that these were left undone. */
  static List<Pending> stored(List<Pending> reports, List<Action> undone) {
    Set<String> waiting =
        undone.stream().flatMap(a -> instance(a).stream()).collect(Collectors.toSet());
    return reports.stream()
        .filter(
            pending -> {
              Report report = pending.incoming().report();
              boolean registers = report instanceof Hello || report instanceof Leaving;
              return !registers || !waiting.contains(report.instance());
            })
        .toList();
  }

  private static boolean isOne(Action action) {
    return instance(action).isPresent();
  }

  private static Optional<String> instance(Action action) {
    return switch (action) {
      case Action.CreateInbox create -> Optional.of(create.instance());
      case Action.MarkGone gone -> Optional.of(gone.instance());
      case Action.DeleteInbox delete -> Optional.empty();
      case Action.Send send -> Optional.empty();
      case Action.Announce event -> Optional.empty();
    };
  }

  private static boolean isOvertaken(Action action, Seen seen) {
    return switch (action) {
      case Action.CreateInbox create -> isGone(create.instance(), seen);
      case Action.MarkGone gone ->
          saysGoodbye(gone.instance(), seen)
              && seen.members().containsKey(gone.instance())
              && !isGone(gone.instance(), seen);
      case Action.DeleteInbox delete -> false;
      case Action.Send send -> false;
      case Action.Announce event -> false;
    };
  }

  private static boolean isGone(String instance, Seen seen) {
    return Optional.ofNullable(seen.members().get(instance)).flatMap(Member::goneSince).isPresent();
  }

  private static boolean saysGoodbye(String instance, Seen seen) {
    return seen.pending().stream()
        .map(pending -> pending.incoming().report())
        .anyMatch(report -> report instanceof Leaving && report.instance().equals(instance));
  }
}
