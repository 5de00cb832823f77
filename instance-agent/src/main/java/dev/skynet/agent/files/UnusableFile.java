package dev.skynet.agent.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/**
 * The agent cannot start with this file or directory; the message is one line for a person: which,
 * what is wrong with it, what to do.
 */
public final class UnusableFile extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * A file or directory that a person must look at.
   *
   * @param problem what is wrong, as the words after the name
   * @param cure what to do
   */
  public UnusableFile(Path file, String problem, String cure) {
    super(oneLine(file + ": " + problem + "; " + cure));
  }

  /** What the system's refusal means for a person who starts the agent. */
  public static UnusableFile of(FileSystemException refusal) {
    Path file = Path.of(String.valueOf(refusal.getFile()));
    String reason = String.valueOf(refusal.getReason());
    if (refusal instanceof AccessDeniedException || reason.contains("not permitted")) {
      return new UnusableFile(
          file,
          "may not be used by " + System.getProperty("user.name"),
          "start the agent as root, or name directories of this user under roots in agent.yml");
    }
    if (refusal instanceof FileAlreadyExistsException || reason.contains("Not a directory")) {
      return new UnusableFile(
          file,
          "cannot be made, a file is in its way",
          "move that away, or name other directories under roots in agent.yml");
    }
    return new UnusableFile(
        file,
        "cannot be used: " + (refusal.getReason() == null ? refusal.toString() : reason),
        "mend that, or name other directories under roots in agent.yml");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\R\\s*", " ");
  }
}
