package dev.skynet.operator.group.plan;

import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.group.action.JobResult;
import java.util.ArrayList;
import java.util.List;

/**
 * The branch of a world: pushes in the order in which git took them, however they are delivered.
 */
final class WorldBranch {
  private final List<String> commits = new ArrayList<>(List.of("a".repeat(40)));

  /**
   * A push that git has taken.
   *
   * @param rollout that its delivery makes
   * @param before the head that it came upon
   * @param commit the head from then on
   */
  record Push(String rollout, String before, String commit) {}

  static boolean isPush(RolloutView rollout) {
    return rollout.spec().trigger() != null;
  }

  /** Moves the head to the commit of this digit. */
  Push push(String rollout, String digit) {
    String before = commits.getLast();
    commits.add(digit.repeat(40));
    return new Push(rollout, before, commits.getLast());
  }

  /** The place of a commit in the order of the branch. */
  int placeOf(String commit) {
    return commits.indexOf(commit);
  }

  /** What the fetch of a push says: only the head will do. Without a push the head is not known. */
  JobResult judged(JobResult source) {
    boolean overtaken =
        commits.size() > 1
            && source instanceof JobResult.SourceReady ready
            && !ready.commit().equals(commits.getLast());
    return overtaken ? new JobResult.SourceOutdated(commits.getLast()) : source;
  }
}
