package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.Registered;
import dev.skynet.operator.group.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a member is none any more, and why; by its own word or by a long silence. */
final class Departure {
  private static final String FORGET_AFTER = "24h";

  private Departure() {}

  /** Why it is gone; empty while it is a member. */
  static Optional<Reason> why(Member member, Situation situation, Presence presence) {
    if (isForgotten(member, situation, presence)) {
      return Optional.of(Reason.Forgotten);
    }
    return member.goneSince().map(since -> Reason.Left);
  }

  /** Whether it was silent for so long, now or when it was marked as gone. */
  static boolean isForgotten(Member member, Situation situation, Presence presence) {
    if (member.goneSince().isEmpty() && !presence.silent(member)) {
      return false;
    }
    Instant when = member.goneSince().orElse(situation.now());
    return member
        .lastSeen()
        .or(() -> situation.seen().silenceCountsFrom())
        .filter(seen -> seen.plus(forgetAfter(situation)).isBefore(when))
        .isPresent();
  }

  private static Duration forgetAfter(Situation situation) {
    Registered registered = situation.group().spec().members().registered();
    String after = registered == null ? null : registered.forgetAfter();
    return DurationText.parse(after == null ? FORGET_AFTER : after);
  }
}
