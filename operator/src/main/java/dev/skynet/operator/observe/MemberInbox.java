package dev.skynet.operator.observe;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether one member has an inbox, as far as this leader knows, and for whom one must be made. */
final class MemberInbox {
  private State state = State.UNKNOWN;
  private @Nullable String reader;

  private enum State {
    /** Neither listed nor made in this reign. */
    UNKNOWN,
    /** Tagged for the group. */
    STANDS,
    /** Stands, and its tag says that the member is gone, which is no longer so. */
    MARKED,
    /** Stood, and could not be sent to. */
    MISSING,
    /** Belongs to another group, by the last try; tried again when the member speaks again. */
    CONTESTED
  }

  /** One that is missing is registered all the same: a queue that went is no word of its member. */
  boolean isRegistered() {
    return state != State.UNKNOWN && state != State.CONTESTED;
  }

  /** Its member spoke, by this sender. */
  void spoke(String sender, boolean wasGone) {
    reader = sender;
    if (wasGone && state == State.STANDS) {
      state = State.MARKED;
    } else if (state == State.CONTESTED) {
      state = State.UNKNOWN;
    }
  }

  void stands() {
    state = State.STANDS;
  }

  void marked() {
    state = State.MARKED;
  }

  void missing() {
    if (isRegistered()) {
      state = State.MISSING;
    }
  }

  void contested() {
    state = State.CONTESTED;
  }

  /** The sender that it must be made for; making one that stands puts its tags right. */
  Optional<String> wantedBy() {
    return switch (state) {
      case UNKNOWN, MARKED, MISSING -> Optional.ofNullable(reader);
      case STANDS, CONTESTED -> Optional.empty();
    };
  }
}
