package dev.skynet.crds.rollout;

/**
 * Members by phase.
 *
 * @param total rows
 * @param waiting Waiting or Staged
 * @param inProgress in a turn
 * @param updated run the revision
 * @param failed turns that failed, rolled back ones among them
 * @param rolledBack back on the previous release and healthy
 * @param unreachable silent
 * @param gone gone
 */
public record Counts(
    int total,
    int waiting,
    int inProgress,
    int updated,
    int failed,
    int rolledBack,
    int unreachable,
    int gone) {}
