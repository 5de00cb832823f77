package dev.skynet.operator.group.plan;

/** Counts that are written as a number or as a percentage of the members. */
final class Budget {
  private static final int HUNDRED = 100;

  private Budget() {}

  /** For maxUnavailable and maxUnreachable: percentages round down, but never below 1. */
  static int atLeastOne(String countOrPercent, int members) {
    return Math.max(1, down(countOrPercent, members));
  }

  /** For maxFailures: percentages round down. */
  static int down(String countOrPercent, int members) {
    if (countOrPercent.endsWith("%")) {
      int percent = Integer.parseInt(countOrPercent.substring(0, countOrPercent.length() - 1));
      return (int) ((long) members * percent / HUNDRED);
    }
    return Integer.parseInt(countOrPercent);
  }
}
