package dev.skynet.local.git;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * What a commit changes of its parent's tree.
 *
 * @param edits by path; empty removes
 */
record Tree(Map<String, Optional<Entry>> edits) {
  /** One file. */
  static final class Entry {
    private final FileMode mode;
    private final byte[] content;

    /** The content of a submodule is the id of its commit, as text. */
    Entry(FileMode mode, byte[] content) {
      this.mode = mode;
      this.content = content.clone();
    }

    private ObjectId insert(ObjectInserter inserter) throws IOException {
      return mode.equals(FileMode.GITLINK)
          ? ObjectId.fromString(content, 0)
          : inserter.insert(Constants.OBJ_BLOB, content);
    }
  }

  ObjectId write(Repository repository, ObjectId parent, ObjectInserter inserter)
      throws IOException {
    DirCache index = DirCache.newInCore();
    if (!parent.equals(ObjectId.zeroId())) {
      try (ObjectReader reader = repository.newObjectReader();
          RevWalk walk = new RevWalk(reader)) {
        var builder = index.builder();
        builder.addTree(new byte[0], DirCacheEntry.STAGE_0, reader, walk.parseTree(parent));
        builder.finish();
      }
    }
    DirCacheEditor editor = index.editor();
    for (Map.Entry<String, Optional<Entry>> edit : edits.entrySet()) {
      editor.add(edit(edit.getKey(), edit.getValue(), inserter));
    }
    editor.finish();
    return index.writeTree(inserter);
  }

  private static DirCacheEditor.PathEdit edit(
      String path, Optional<Entry> entry, ObjectInserter inserter) throws IOException {
    if (entry.isEmpty()) {
      return new DirCacheEditor.DeletePath(path);
    }
    ObjectId id = entry.get().insert(inserter);
    FileMode mode = entry.get().mode;
    return new DirCacheEditor.PathEdit(path) {
      @Override
      public void apply(DirCacheEntry target) {
        target.setFileMode(mode);
        target.setObjectId(id);
      }
    };
  }
}
