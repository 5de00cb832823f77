package dev.skynet.local.git;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;

/** A commit in the making. */
public final class Change {
  private final GitRepository repository;
  private final String branch;
  private final Map<String, Optional<Tree.Entry>> edits = new TreeMap<>();

  Change(GitRepository repository, String branch) {
    this.repository = repository;
    this.branch = branch;
  }

  /** Adds or replaces a file. */
  public Change write(String path, String content) {
    return write(path, content.getBytes(StandardCharsets.UTF_8), FileMode.REGULAR_FILE);
  }

  /** Adds or replaces a file that may be run. */
  public Change writeProgram(String path, String content) {
    return write(path, content.getBytes(StandardCharsets.UTF_8), FileMode.EXECUTABLE_FILE);
  }

  /** Adds or replaces a symbolic link. */
  public Change link(String path, String target) {
    return write(path, target.getBytes(StandardCharsets.UTF_8), FileMode.SYMLINK);
  }

  /** Adds or replaces a file of any mode. */
  public Change write(String path, byte[] content, FileMode mode) {
    edits.put(path, Optional.of(new Tree.Entry(mode, content)));
    return this;
  }

  /** Removes a file. */
  public Change remove(String path) {
    edits.put(path, Optional.empty());
    return this;
  }

  /** Commits it and moves the branch, as one push of one commit. */
  public Push push(String message) {
    return repository.commit(branch, new Tree(edits), message);
  }
}
