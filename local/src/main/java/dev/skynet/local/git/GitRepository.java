package dev.skynet.local.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A bare repository of the forge. Its branches are moved here, as a push would move them; each move
 * answers the {@link Push} that a forge would announce.
 */
public final class GitRepository implements AutoCloseable {
  private final Repository repository;
  private final RepositoryAddress address;
  private final Optional<BasicCredentials> reader;
  private final InstantSource clock;

  private GitRepository(
      Repository repository,
      RepositoryAddress address,
      Optional<BasicCredentials> reader,
      InstantSource clock) {
    this.repository = repository;
    this.address = address;
    this.reader = reader;
    this.clock = clock;
  }

  static GitRepository create(
      Path directory,
      RepositoryAddress address,
      Optional<BasicCredentials> reader,
      InstantSource clock) {
    try {
      Files.createDirectories(directory);
      Repository repository =
          new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build();
      repository.create(true);
      repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
      StoredConfig config = repository.getConfig();
      config.setBoolean("uploadpack", null, "allowAnySHA1InWant", true); // as GitHub does
      config.setBoolean("uploadpack", null, "allowFilter", true);
      config.save();
      return new GitRepository(repository, address, reader, clock);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make the repository " + directory, e);
    }
  }

  /** Its names. */
  public RepositoryAddress address() {
    return address;
  }

  /** Where to clone it from. */
  public String cloneUrl() {
    return address.cloneUrl();
  }

  /** Begins a commit on top of a branch, which is made if missing. */
  public Change change(String branch) {
    return new Change(this, branch);
  }

  /**
   * Moves a branch to any commit, forward or not; makes it if missing.
   *
   * @param commit a full id
   */
  public Push reset(String branch, String commit) {
    ObjectId before = head(branch);
    return move(branch, before, ObjectId.fromString(commit));
  }

  /** Removes a branch. */
  public Push delete(String branch) {
    return move(branch, head(branch), ObjectId.zeroId());
  }

  /** The commit that a branch names; 40 zeros if there is no such branch. */
  public String headOf(String branch) {
    return head(branch).name();
  }

  @Override
  public void close() {
    repository.close();
  }

  Optional<BasicCredentials> reader() {
    return reader;
  }

  Repository open() {
    repository.incrementOpen();
    return repository;
  }

  Push commit(String branch, Tree tree, String message) {
    ObjectId before = head(branch);
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      PersonIdent person =
          new PersonIdent("Ada Push", "ada@example.com", clock.instant(), ZoneOffset.UTC);
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree.write(repository, before, inserter));
      if (!before.equals(ObjectId.zeroId())) {
        commit.setParentId(before);
      }
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setMessage(message);
      ObjectId after = inserter.insert(commit);
      inserter.flush();
      return move(branch, before, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Push move(String branch, ObjectId before, ObjectId after) {
    String name = Constants.R_HEADS + branch;
    try {
      RefUpdate update = repository.updateRef(name);
      update.setExpectedOldObjectId(before);
      update.setForceUpdate(true);
      if (!after.equals(ObjectId.zeroId())) {
        update.setNewObjectId(after);
        demand(name, update.update());
      } else {
        demand(name, update.delete());
      }
      return PushedCommits.announce(repository, address, name, before, after);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectId head(String branch) {
    try {
      Ref ref = repository.exactRef(Constants.R_HEADS + branch);
      return ref == null ? ObjectId.zeroId() : ref.getObjectId();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void demand(String ref, RefUpdate.Result result) {
    switch (result) {
      case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {}
      case NOT_ATTEMPTED,
          LOCK_FAILURE,
          REJECTED,
          REJECTED_CURRENT_BRANCH,
          IO_FAILURE,
          RENAMED,
          REJECTED_MISSING_OBJECT,
          REJECTED_OTHER_REASON ->
          throw new IllegalStateException("cannot move " + ref + ": " + result);
    }
  }
}
