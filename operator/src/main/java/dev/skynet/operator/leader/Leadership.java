package dev.skynet.operator.leader;

import java.time.Duration;
import java.util.Optional;

/** Whether this process leads. */
public interface Leadership {
  /** The present reign; empty before the lease was won. */
  Optional<Reign> reign();

  /**
   * Whether the lease will hold for at least so long, judged by the start of its last answered
   * renewal on the monotonic and on the wall clock.
   */
  boolean sure(Duration ahead);
}
