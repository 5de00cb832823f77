package dev.skynet.local.kubelet;

/** Counts the answers of one probe: only so many equal ones in a row change the verdict. */
final class Readiness {
  private final int successThreshold;
  private final int failureThreshold;
  private int successes;
  private int failures;
  private boolean ready;

  Readiness(int successThreshold, int failureThreshold) {
    this.successThreshold = successThreshold;
    this.failureThreshold = failureThreshold;
  }

  void answered(boolean success) {
    if (success) {
      failures = 0;
      successes++;
      ready |= successes >= successThreshold;
    } else {
      successes = 0;
      failures++;
      ready &= failures < failureThreshold;
    }
  }

  boolean ready() {
    return ready;
  }
}
