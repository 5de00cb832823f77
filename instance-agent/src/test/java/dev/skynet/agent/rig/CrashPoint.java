package dev.skynet.agent.rig;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** The agent dies before its n-th act, and does nothing any more from then on. */
public final class CrashPoint {
  private final CountDownLatch reached = new CountDownLatch(1);
  private final AtomicInteger left;
  private volatile boolean armed;

  /** Before the n-th act from {@link #arm()} on, n from 0. */
  public CrashPoint(int acts) {
    this.left = new AtomicInteger(acts);
  }

  /** The agent has died here. */
  public static final class Died extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Counts from now on. */
  public void arm() {
    armed = true;
  }

  /** Whether it was reached. */
  public boolean reached() {
    return reached.getCount() == 0;
  }

  void act() {
    if (armed && (left.getAndDecrement() <= 0 || reached())) {
      reached.countDown();
      throw new Died();
    }
  }
}
