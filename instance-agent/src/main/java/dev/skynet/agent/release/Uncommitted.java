package dev.skynet.agent.release;

import dev.skynet.agent.files.Directories;
import dev.skynet.agent.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** The line: while this mark stands a restart goes back. */
public final class Uncommitted {
  private final DurableFiles files;
  private final Directories directories;

  public Uncommitted(DurableFiles files, Directories directories) {
    this.files = files;
    this.directories = directories;
  }

  /** Draws the line for this ticket; names the release to return to, if there is one. */
  public void draw(String ticket, Optional<String> previous) throws IOException {
    files.write(directories.uncommitted(), ticket + "\n" + previous.orElse("") + "\n");
  }

  /** The ticket that has passed its line. */
  public Optional<String> ticket() throws IOException {
    if (!Files.exists(directories.uncommitted())) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(directories.uncommitted());
    return lines.stream().findFirst();
  }

  /** This ticket has ended. */
  public void clear(String ticket) throws IOException {
    if (ticket().filter(ticket::equals).isPresent()) {
      files.delete(directories.uncommitted());
    }
  }
}
