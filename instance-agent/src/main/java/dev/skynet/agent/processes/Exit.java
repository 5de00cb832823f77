package dev.skynet.agent.processes;

/** How a command ended. */
public sealed interface Exit {
  /**
   * By itself.
   *
   * @param status 0 is success; killed by signal n: 128 + n
   */
  record Ended(int status) implements Exit {}

  /** Its time was over; all that it had started was killed. */
  record TimedOut() implements Exit {}

  /** Nobody wanted it any more; all that it had started was killed. */
  record Unwanted() implements Exit {}
}
