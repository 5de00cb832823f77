package dev.skynet.operator.git;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.transport.PackParser;

/**
 * A repository that takes no object over a size from a server. JGit has that bound for what is
 * pushed to it and none for what it fetches, where one large object in two versions would end the
 * process for want of memory.
 */
final class BoundedRepository extends FileRepository {
  private final long objectBytes;

  BoundedRepository(BaseRepositoryBuilder<?, ?> options, long objectBytes) throws IOException {
    super(options);
    this.objectBytes = objectBytes;
  }

  @Override
  public ObjectInserter newObjectInserter() {
    ObjectInserter inserter = super.newObjectInserter();
    return new ObjectInserter.Filter() {
      @Override
      protected ObjectInserter delegate() {
        return inserter;
      }

      @Override
      public PackParser newPackParser(InputStream in) throws IOException {
        PackParser parser = inserter.newPackParser(in);
        parser.setMaxObjectSizeLimit(objectBytes);
        return parser;
      }
    };
  }
}
