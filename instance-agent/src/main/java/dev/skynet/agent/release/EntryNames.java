package dev.skynet.agent.release;

import dev.skynet.agent.control.TicketFailure;
import dev.skynet.protocol.message.FailureReason;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Which names an archive's entries may have. */
final class EntryNames {
  private static final int MOST_DEPTH = 64;
  private static final int MOST_LENGTH = 4000;

  private EntryNames() {}

  /** The name as a relative path without dots; empty for the folder itself. */
  static Path checked(String name) throws TicketFailure {
    if (name.startsWith("/") || name.indexOf('\0') >= 0 || name.length() > MOST_LENGTH) {
      throw refused(name, "is no relative path");
    }
    Path path = Path.of("");
    for (String part : name.split("/", -1)) {
      if (part.equals("..")) {
        throw refused(name, "leads out of the folder");
      }
      if (!part.isEmpty() && !part.equals(".")) {
        path = path.resolve(onThisHost(name, part));
      }
    }
    if (path.getNameCount() > MOST_DEPTH) {
      throw refused(name, "lies deeper than " + MOST_DEPTH + " folders");
    }
    if (path.toString().equals(Releases.MARKER)) {
      throw refused(name, "is a name that the agent needs for itself");
    }
    return path;
  }

  /** What a link leads to, which may be anywhere: it is never followed. */
  static Path target(String name, String target) throws TicketFailure {
    return onThisHost(name, target);
  }

  private static Path onThisHost(String name, String part) throws TicketFailure {
    try {
      return Path.of(part);
    } catch (InvalidPathException e) {
      throw refused(name, "cannot be a file's name on this host: " + e.getReason());
    }
  }

  private static TicketFailure refused(String name, String why) {
    return new TicketFailure(
        FailureReason.UnpackRefused, "the archive was refused: '" + name + "' " + why);
  }
}
