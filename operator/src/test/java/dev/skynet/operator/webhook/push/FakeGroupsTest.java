package dev.skynet.operator.webhook.push;

import java.util.Map;
import java.util.TreeMap;

class FakeGroupsTest extends GroupsContract {
  private final FakeGroups groups = new FakeGroups();
  private final Map<String, PushedGroup> applied = new TreeMap<>();

  @Override
  protected Groups unread() {
    groups.synced(false);
    return groups;
  }

  @Override
  protected Groups groups() {
    return groups;
  }

  @Override
  protected void apply(String name, String branch, String... paths) {
    applied.put(name, Pushes.group("shop", name, Pushes.SHOP, branch, paths));
    groups.set(applied.values().toArray(PushedGroup[]::new));
  }

  @Override
  protected void delete(String name) {
    applied.remove(name);
    groups.set(applied.values().toArray(PushedGroup[]::new));
  }

  @Override
  protected void holds(Runnable assertion) {
    assertion.run();
  }
}
