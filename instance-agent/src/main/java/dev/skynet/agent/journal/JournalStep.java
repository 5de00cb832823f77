package dev.skynet.agent.journal;

/** What has happened to a ticket. The order of the lines counts, not the order here. */
public enum JournalStep {
  /** The agent takes it up; one line for each start. */
  START,
  /** Nothing speaks against it; the detail says until when it may take. */
  ACCEPTED,
  /** The build begins; one line for each time. */
  BUILDING,
  /** Packed; the detail is the artifact. */
  BUILT,
  /** The release lies unpacked. */
  UNPACKED,
  /** The hooks before the line begin; they never begin twice. */
  HOOKING,
  /** From here on a restart goes back. */
  LINE,
  /** The old services have ended. */
  STOPPED,
  /** The link points to the new release. */
  SWITCHED,
  /** The new services were started. */
  STARTED,
  /** Something went wrong after the line; the detail says what. */
  FAILING,
  /** The way back begins; one line for each time. */
  UNDOING,
  /** The way back has ended well. */
  UNDONE,
  /** What was installed is to be taken back. */
  REVERTING
}
