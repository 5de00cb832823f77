package dev.skynet.agent.state;

import dev.skynet.protocol.message.LastTicket;
import dev.skynet.protocol.release.Release;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the host runs and has seen.
 *
 * @param current the committed release; null when nothing runs
 * @param lastGood id of the release whose success the operator has stored
 * @param fence the highest seen
 * @param provisional the ticket whose success nobody has confirmed yet
 * @param last outcome of the last ticket
 * @param committed ids of the releases that were ever good here, newest first
 * @param hold why no ticket may run until a person has looked; null when any may
 */
public record HostRecord(
    @Nullable Release current,
    @Nullable String lastGood,
    long fence,
    @Nullable Provisional provisional,
    @Nullable LastTicket last,
    List<String> committed,
    @Nullable String hold) {
  /** A host that has seen nothing. */
  public static final HostRecord EMPTY = new HostRecord(null, null, 0, null, null, List.of(), null);

  private static final int REMEMBERED = 50;

  public HostRecord {
    committed = List.copyOf(committed);
  }

  /**
   * A success that waits for the operator's confirm.
   *
   * @param ticket its id
   * @param since AWS time
   */
  public record Provisional(String ticket, Instant since) {}

  /** The committed release, if there is one. */
  public Optional<Release> release() {
    return Optional.ofNullable(current);
  }

  /** Has seen this fence. */
  public HostRecord seen(long newer) {
    return new HostRecord(
        current, lastGood, Math.max(fence, newer), provisional, last, committed, hold);
  }

  /** Runs this release now, not yet confirmed. */
  public HostRecord committedTo(Release release, @Nullable Provisional unconfirmed) {
    var history =
        Stream.concat(Stream.of(release.id()), committed.stream())
            .distinct()
            .limit(REMEMBERED)
            .toList();
    return new HostRecord(release, lastGood, fence, unconfirmed, last, history, hold);
  }

  /** Went back to this release, or to nothing. */
  public HostRecord wentBackTo(@Nullable Release release) {
    return new HostRecord(release, lastGood, fence, null, last, committed, hold);
  }

  /** The operator has stored that the current release is good. */
  public HostRecord confirmed() {
    String good = current == null ? lastGood : current.id();
    return new HostRecord(current, good, fence, null, last, committed, hold);
  }

  /** The last ticket ended so. */
  public HostRecord ended(LastTicket outcome) {
    return new HostRecord(current, lastGood, fence, provisional, outcome, committed, hold);
  }

  /** No ticket may run until a person has looked. */
  public HostRecord held(String why) {
    return new HostRecord(current, lastGood, fence, provisional, last, committed, why);
  }
}
