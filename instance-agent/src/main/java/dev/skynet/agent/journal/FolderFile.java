package dev.skynet.agent.journal;

import java.util.Locale;

/** The messages that a ticket's folder may hold. */
public enum FolderFile {
  /** What it was made for. */
  TICKET,
  /** Leave to upload what was built. */
  UPLOAD,
  /** It is not to run. */
  CANCEL,
  /** What it installed is to be taken back. */
  REVERT;

  String fileName() {
    return name().toLowerCase(Locale.ROOT) + ".json";
  }
}
