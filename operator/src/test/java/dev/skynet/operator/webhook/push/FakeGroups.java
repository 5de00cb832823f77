package dev.skynet.operator.webhook.push;

import java.util.Collection;
import java.util.List;

/** Groups by hand. */
public final class FakeGroups implements Groups {
  private volatile List<PushedGroup> groups = List.of();
  private volatile boolean synced = true;
  private volatile boolean current = true;

  /** These and no others. */
  public void set(PushedGroup... all) {
    groups = List.of(all);
  }

  /** As before the first list. */
  public void synced(boolean isSynced) {
    synced = isSynced;
  }

  /** As while the watch is broken. */
  public void current(boolean isCurrent) {
    current = isCurrent;
  }

  @Override
  public boolean synced() {
    return synced;
  }

  @Override
  public boolean current() {
    return synced && current;
  }

  @Override
  public Collection<PushedGroup> all() {
    return groups;
  }
}
