package dev.skynet.operator.leader;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether the API server can be written at all. The lease is the probe: its holder writes it every
 * few seconds, whatever else goes on.
 */
public final class ApiHealth {
  private final AtomicBoolean writable = new AtomicBoolean();
  private final List<Runnable> onReturn = new CopyOnWriteArrayList<>();

  /** Whether the last write that was tried was answered; false before the first one. */
  public boolean writable() {
    return writable.get();
  }

  /** A write was answered. */
  public void answered() {
    if (!writable.getAndSet(true)) {
      onReturn.forEach(Runnable::run);
    }
  }

  /** The server did not answer, or not with sense. */
  public void silent() {
    writable.set(false);
  }

  /** Called each time that writes are answered again; must not block. */
  public void onReturn(Runnable listener) {
    onReturn.add(listener);
  }
}
