package dev.skynet.operator.observe;

import dev.skynet.operator.group.Asking;
import dev.skynet.operator.group.Member;
import dev.skynet.protocol.message.Accepted;
import dev.skynet.protocol.message.Built;
import dev.skynet.protocol.message.Cancelled;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FromAgent;
import dev.skynet.protocol.message.Hello;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.message.LastTicket;
import dev.skynet.protocol.message.LastTicket.Outcome;
import dev.skynet.protocol.message.Leaving;
import dev.skynet.protocol.message.Pulse;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.message.Reverted;
import dev.skynet.protocol.message.Staged;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.Uploaded;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one member said of itself, newest word last: SQS delivers in any order and twice, and events
 * and heartbeats come by two queues, so words are ordered by boot and sequence, not by arrival.
 */
final class MemberFacts {
  private final String id;
  private final MemberInbox inbox = new MemberInbox();
  private long boot = -1;
  private long seq = -1;
  private @Nullable Platform platform;
  private @Nullable Running running;
  private Member.@Nullable Joined joined;
  private @Nullable Instant lastSeen;
  private long fence;
  private final Set<String> staged = new HashSet<>();
  private @Nullable LastTicket last;
  private @Nullable String busy;
  private @Nullable Instant goneSince;
  private long joinedSeq = -1;

  MemberFacts(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  boolean isRegistered() {
    return inbox.isRegistered();
  }

  MemberInbox inbox() {
    return inbox;
  }

  /** Its inbox exists; a member that has spoken since it was marked gone is back. */
  void registered(Optional<Instant> gone) {
    inbox.stands();
    gone.ifPresent(
        when -> {
          if (lastSeen == null || lastSeen.isBefore(when)) {
            goneSince = when;
          } else {
            inbox.marked();
          }
        });
  }

  /** Whether an inbox must be made for it, and for which sender. */
  Optional<Asking> asking() {
    Instant seen = lastSeen;
    return goneSince == null && seen != null
        ? inbox.wantedBy().map(sender -> new Asking(sender, seen))
        : Optional.empty();
  }

  /** Since when it is gone; empty if it has spoken a short while ago. */
  Optional<Instant> goneSince(Instant now, Duration quiet) {
    if (goneSince != null) {
      return Optional.of(goneSince);
    }
    return lastSeen != null && lastSeen.plus(quiet).isAfter(now)
        ? Optional.empty()
        : Optional.of(now);
  }

  void gone(Instant when) {
    goneSince = when;
  }

  long fence() {
    return fence;
  }

  Member view() {
    return new Member(
        id,
        Optional.ofNullable(platform),
        Optional.ofNullable(running),
        Optional.ofNullable(joined),
        Optional.ofNullable(lastSeen),
        fence,
        Set.copyOf(staged),
        Optional.ofNullable(last),
        Optional.ofNullable(busy),
        Optional.ofNullable(goneSince));
  }

  /** Whether a pulse tells something that a plan might wait for. */
  boolean isNews(Pulse pulse, Instant sentAt, Duration quiet) {
    return isNewer(pulse, sentAt)
        && (lastSeen == null
            || sentAt.isAfter(lastSeen.plus(quiet))
            || goneSince != null
            || !Objects.equals(running, pulse.running())
            || !Objects.equals(last, pulse.last())
            || !Objects.equals(busy, pulse.busy())
            || fence != pulse.fence());
  }

  /** Takes a word in. */
  void learn(FromAgent message, String sender, Instant sentAt) {
    if (isFreshStart(message, sentAt)) {
      forgetAll();
    } else if (!isNewer(message, sentAt)) {
      late(message, sentAt);
      return;
    }
    boot = message.boot();
    seq = message.seq();
    lastSeen = lastSeen == null || sentAt.isAfter(lastSeen) ? sentAt : lastSeen;
    if (message instanceof Leaving) {
      goneSince = sentAt;
    } else if (goneSince == null || sentAt.isAfter(goneSince)) {
      inbox.spoke(sender, goneSince != null);
      goneSince = null;
    }
    take(message, sentAt);
  }

  /**
   * An event that a heartbeat has overtaken still says what no heartbeat does: that the member
   * answered, on which platform it runs, and what it has staged.
   */
  private void late(FromAgent message, Instant sentAt) {
    if (message.boot() != boot) {
      return;
    }
    switch (message) {
      case Joined m -> joined(m, sentAt);
      case Staged m -> staged.add(m.release());
      case Hello m -> platform = platform == null ? m.platform() : platform;
      default -> {}
    }
  }

  private void joined(Joined message, Instant sentAt) {
    if (message.seq() > joinedSeq) {
      joinedSeq = message.seq();
      platform = message.platform();
      joined = new Member.Joined(message.rollCall(), sentAt);
    }
  }

  private boolean isNewer(FromAgent message, Instant sentAt) {
    return message.boot() > boot
        || (message.boot() == boot && message.seq() > seq)
        || isFreshStart(message, sentAt);
  }

  /** An emptied host counts its starts from 1 again. */
  private boolean isFreshStart(FromAgent message, Instant sentAt) {
    boolean begins =
        message instanceof Hello || (message instanceof Joined j && j.rollCall() == null);
    boolean lower = message.boot() < boot || (message.boot() == boot && message.seq() < seq);
    return begins && message.boot() == 1 && lower && (lastSeen == null || sentAt.isAfter(lastSeen));
  }

  private void forgetAll() {
    platform = null;
    running = null;
    joined = null;
    joinedSeq = -1;
    fence = 0;
    staged.clear();
    last = null;
    busy = null;
  }

  private void take(FromAgent message, Instant sentAt) {
    switch (message) {
      case Hello m -> platform = m.platform();
      case Joined m -> {
        running = m.running();
        fence = m.fence();
        last = m.last();
        joined(m, sentAt);
      }
      case Pulse m -> {
        running = m.running();
        fence = m.fence();
        busy = m.busy();
        last = m.last();
      }
      case Accepted m -> busy = m.ticket();
      case Built m -> busy = m.ticket();
      case Uploaded m -> idle(m.ticket());
      case Staged m -> staged.add(m.release());
      case Succeeded m -> {
        running = m.running();
        ended(m.ticket(), Outcome.Succeeded);
      }
      case Failed m -> {
        running = m.running();
        ended(m.ticket(), Outcome.Failed);
      }
      case Reverted m -> {
        running = m.running();
        ended(m.ticket(), Outcome.Reverted);
      }
      case Cancelled m -> {
        if (!m.tooLate()) {
          ended(m.ticket(), Outcome.Cancelled);
        }
      }
      case Refused m -> {
        if (m.ticket() != null) {
          ended(m.ticket(), Outcome.Refused);
        }
      }
      case Leaving m -> busy = null;
    }
  }

  private void ended(String ticket, Outcome outcome) {
    last = new LastTicket(ticket, outcome);
    idle(ticket);
  }

  private void idle(String ticket) {
    if (ticket.equals(busy)) {
      busy = null;
    }
  }
}
