package dev.skynet.operator.group.plan;

/** Counts that are written as a number or as a percentage of the members, from 1% to 100%. */
final class Budget {
  private static final int HUNDRED = 100;
  private static final String PERCENT = "%";

  private Budget() {}

  /**
   * For maxUnavailable and maxUnreachable: percentages round down, but never below 1. A count is
   * what it says: with a maxUnreachable of 0 one silent member holds a rollout up.
   */
  static int atLeastOne(String countOrPercent, int members) {
    int places = down(countOrPercent, members);
    return countOrPercent.endsWith(PERCENT) ? Math.max(1, places) : places;
  }

  /** For maxFailures: percentages round down. */
  static int down(String countOrPercent, int members) {
    if (countOrPercent.endsWith(PERCENT)) {
      int percent = Integer.parseInt(countOrPercent.substring(0, countOrPercent.length() - 1));
      return (int) ((long) members * percent / HUNDRED);
    }
    return Integer.parseInt(countOrPercent);
  }
}
