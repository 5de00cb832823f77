package dev.skynet.protocol.release;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The S3 object that says which release a newly launched or returning member must run; beside it
 * what must outlive a lost status: the fence and the last rollouts.
 *
 * @param v version of this layout, 1
 * @param fleet whose
 * @param group whose
 * @param fence the highest that was ever given to a rollout of this group
 * @param desired what to run; null until a rollout succeeded
 * @param rollouts the last 100 admitted, newest last
 */
public record DesiredPointer(
    int v,
    Fleet fleet,
    GroupName group,
    long fence,
    @Nullable Desired desired,
    List<Ran> rollouts) {
  /** How many rollouts are remembered. */
  public static final int REMEMBERED = 100;

  public DesiredPointer {
    rollouts = List.copyOf(rollouts);
  }

  /**
   * The desired revision.
   *
   * @param rollout name of the Rollout that set it
   * @param fence of that rollout
   * @param releases one per platform
   */
  public record Desired(String rollout, long fence, List<Release> releases) {
    public Desired {
      releases = List.copyOf(releases);
    }
  }

  /**
   * A rollout that was admitted.
   *
   * @param name of the Rollout
   * @param uid of the Rollout
   * @param fence it ran under
   */
  public record Ran(String name, String uid, long fence) {}
}
