package dev.skynet.agent.release;

import dev.skynet.agent.files.Directories;
import dev.skynet.agent.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The link to the release that runs. Both ways are made before they are needed. */
public final class CurrentLink {
  private final DurableFiles files;
  private final Directories directories;

  public CurrentLink(DurableFiles files, Directories directories) {
    this.files = files;
    this.directories = directories;
  }

  /** Makes the links that {@link #forward} and {@link #back} will rename. */
  public void prepare(String next, Optional<String> previous) throws IOException {
    files.link(directories.next(), target(next));
    if (previous.isPresent()) {
      files.link(directories.undo(), target(previous.get()));
    } else {
      files.delete(directories.undo());
    }
  }

  /** From now on the prepared release is current. */
  public void forward() throws IOException {
    files.move(directories.next(), directories.current());
  }

  /** From now on this release is current again, or none. */
  public void back(Optional<String> previous) throws IOException {
    if (previous.isEmpty()) {
      files.delete(directories.current());
      return;
    }
    if (pointsTo(directories.current(), previous.get())) {
      return;
    }
    if (!pointsTo(directories.undo(), previous.get())) {
      files.link(directories.undo(), target(previous.get()));
    }
    files.move(directories.undo(), directories.current());
  }

  /** The release that it points to. */
  public Optional<String> id() throws IOException {
    Path link = directories.current();
    return Files.exists(link, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Files.readSymbolicLink(link).getFileName().toString())
        : Optional.empty();
  }

  private static boolean pointsTo(Path link, String release) throws IOException {
    return Files.exists(link, LinkOption.NOFOLLOW_LINKS)
        && Files.readSymbolicLink(link).equals(target(release));
  }

  /** Relative, so that the root can be moved. */
  private static Path target(String release) {
    return Path.of("releases", release);
  }
}
