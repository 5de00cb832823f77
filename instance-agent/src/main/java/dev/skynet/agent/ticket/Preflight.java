package dev.skynet.agent.ticket;

import dev.skynet.agent.release.DiskSpace;
import dev.skynet.agent.state.HostRecord;
import dev.skynet.agent.state.StateFile;
import dev.skynet.protocol.message.RefusalReason;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Whether a ticket may begin. Nothing has been touched yet. */
public final class Preflight {
  private final StateFile state;
  private final DiskSpace space;
  private final InstantSource clock;

  public Preflight(StateFile state, DiskSpace space, InstantSource clock) {
    this.state = state;
    this.space = space;
    this.clock = clock;
  }

  /**
   * Why not.
   *
   * @param reason for the operator
   * @param message for a person
   */
  public record Refusal(RefusalReason reason, String message) {}

  /** Why a ticket may not begin now; the fence is stored before anything follows from it. */
  public Optional<Refusal> refusal(long fence, Instant notAfter) throws IOException {
    HostRecord host = state.get();
    if (host.hold() != null) {
      return refusal(RefusalReason.OnHold, "this host is held: " + host.hold());
    }
    if (fence < host.fence()) {
      return refusal(
          RefusalReason.LowerFence,
          "fence %d is lower than %d, which was seen already".formatted(fence, host.fence()));
    }
    Instant now = clock.instant();
    if (now.isAfter(notAfter)) {
      return refusal(
          RefusalReason.Expired, "it was not to start after %s; it is %s".formatted(notAfter, now));
    }
    state.update(record -> record.seen(fence));
    return Optional.empty();
  }

  /** Why there is no room. */
  public Optional<Refusal> noRoom(long bytes, long files) throws IOException {
    return space.missing(bytes, files).map(text -> new Refusal(RefusalReason.DiskFull, text));
  }

  private static Optional<Refusal> refusal(RefusalReason reason, String message) {
    return Optional.of(new Refusal(reason, message));
  }
}
