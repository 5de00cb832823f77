package dev.skynet.operator.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A real bare repository, written to without a work tree; its commits are the same every time. */
final class Origin implements AutoCloseable {
  /** The least that is rolled out. */
  static final Map<String, Entry> BUNDLE = Map.of("skynet.yml", file("version: 1\n"));

  private final Path directory;
  private final Repository repository;
  private Instant time = Instant.parse("2026-03-01T12:00:00Z");

  Origin(Path directory) {
    this.directory = directory;
    try {
      repository = new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build();
      repository.create(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return directory.toUri().toString();
  }

  /** The least that is rolled out and these files. */
  static Map<String, Entry> bundleWith(Map<String, Entry> files) {
    Map<String, Entry> all = new TreeMap<>(BUNDLE);
    all.putAll(files);
    return all;
  }

  /** Puts a commit with exactly these files on top of the branch. */
  String commit(String branch, Map<String, Entry> files) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId tree = tree(files, inserter);
      inserter.flush();
      return commit(branch, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores any bytes as a tree, as whoever pushes can. */
  ObjectId insertTree(byte[] bytes) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_TREE, bytes);
      inserter.flush();
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stores a file, which then stands in no tree. */
  ObjectId insertFile(String content) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      ObjectId id = inserter.insert(Constants.OBJ_BLOB, content.getBytes(StandardCharsets.UTF_8));
      inserter.flush();
      return id;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts a commit of the tree on top of the branch. */
  String commit(String branch, ObjectId tree) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      time = time.plusSeconds(60);
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree);
      ObjectId parent = repository.resolve(Constants.R_HEADS + branch);
      if (parent != null) {
        commit.setParentId(parent);
      }
      PersonIdent author = new PersonIdent("Ann", "ann@example.com", time, ZoneOffset.UTC);
      commit.setAuthor(author);
      commit.setCommitter(author);
      commit.setMessage("change");
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      point(branch, id.name());
      return id.name();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Moves a branch, forced. */
  void point(String branch, String sha) {
    try {
      RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
      update.setNewObjectId(ObjectId.fromString(sha));
      update.setForceUpdate(true);
      update.update();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void deleteBranch(String branch) {
    try {
      RefUpdate update = repository.updateRef(Constants.R_HEADS + branch);
      update.setForceUpdate(true);
      update.delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    repository.close();
  }

  private static ObjectId tree(Map<String, Entry> files, ObjectInserter inserter)
      throws IOException {
    DirCache index = DirCache.newInCore();
    DirCacheBuilder builder = index.builder();
    for (Map.Entry<String, Entry> file : files.entrySet()) {
      DirCacheEntry entry = new DirCacheEntry(file.getKey());
      entry.setFileMode(file.getValue().mode());
      entry.setObjectId(
          file.getValue().mode().equals(FileMode.GITLINK)
              ? ObjectId.fromString("1".repeat(40))
              : inserter.insert(
                  Constants.OBJ_BLOB,
                  file.getValue().content().getBytes(StandardCharsets.ISO_8859_1)));
      builder.add(entry);
    }
    builder.finish();
    return index.writeTree(inserter);
  }

  static Entry file(String content) {
    return entry(FileMode.REGULAR_FILE, content.getBytes(StandardCharsets.UTF_8));
  }

  static Entry script(String content) {
    return entry(FileMode.EXECUTABLE_FILE, content.getBytes(StandardCharsets.UTF_8));
  }

  static Entry link(String target) {
    return entry(FileMode.SYMLINK, target.getBytes(StandardCharsets.UTF_8));
  }

  static Entry submodule() {
    return entry(FileMode.GITLINK);
  }

  static Entry entry(FileMode mode, byte... content) {
    return new Entry(mode, new String(content, StandardCharsets.ISO_8859_1));
  }

  /** One entry of a tree; each character is a byte. */
  record Entry(FileMode mode, String content) {}
}
