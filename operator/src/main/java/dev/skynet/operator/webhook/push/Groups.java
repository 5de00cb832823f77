package dev.skynet.operator.webhook.push;

import java.util.Collection;

/** All groups that the bridge looks at. */
public interface Groups {
  /** Whether every group has been read once; before that nothing can be said about a push. */
  boolean synced();

  /**
   * Whether changes of groups still arrive. While they do not, a group may be missing, and "no
   * group wants this push" would be a guess.
   */
  boolean current();

  /** The groups that can be read; unreadable ones are left out and named elsewhere. */
  Collection<PushedGroup> all();
}
