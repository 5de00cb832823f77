package dev.skynet.agent.journal;

import java.util.Locale;

/** Where a ticket stands; also the folder that its folder lies in. */
public enum TicketState {
  /** Stored, not begun. */
  RECEIVED,
  /** Begun. */
  RUNNING,
  /** Ended well. */
  DONE,
  /** Failed, refused or cancelled. */
  FAILED,
  /** No message at all. */
  UNREADABLE;

  String folder() {
    return name().toLowerCase(Locale.ROOT);
  }
}
