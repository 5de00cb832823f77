package dev.skynet.operator.act;

import dev.skynet.operator.group.action.Action;
import dev.skynet.protocol.names.GroupName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Acts that follow from a report and not from the stored status: once the report is deleted no plan
 * asks for them again, so what failed of them is kept for the next pass.
 */
final class Leftovers {
  private final Map<GroupName, Set<Action>> groups = new ConcurrentHashMap<>();

  List<Action> with(GroupName group, List<Action> actions) {
    Set<Action> all = new LinkedHashSet<>(groups.getOrDefault(group, Set.of()));
    all.addAll(actions);
    return new ArrayList<>(all);
  }

  void tried(GroupName group, Action action, boolean done) {
    if (!(action instanceof Action.CreateInbox || action instanceof Action.MarkGone)) {
      return;
    }
    Set<Action> left = groups.computeIfAbsent(group, g -> ConcurrentHashMap.newKeySet());
    if (done) {
      left.remove(action);
    } else {
      left.add(action);
    }
  }

  void forget(GroupName group) {
    groups.remove(group);
  }
}
