package dev.skynet.agent.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.agent.files.Directories;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.protocol.message.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the starts, and drops what another instance left: a disk image may carry its state. The
 * cache of packed artifacts is kept, being named by digest.
 */
public final class IdentityFile {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityFile.class);

  private final ObjectMapper json = WireJson.mapper();
  private final DurableFiles files;
  private final Directories directories;

  public IdentityFile(DurableFiles files, Directories directories) {
    this.files = files;
    this.directories = directories;
  }

  /** The identity of this start, stored. */
  public Identity start(String instance) throws IOException {
    Path file = directories.identity();
    long boots = 0;
    if (Files.exists(file)) {
      Identity found = new StoredJson(json).read(file, Identity.class, cure(instance));
      if (found.instance().equals(instance)) {
        boots = found.boots();
      } else {
        LOG.info("dropping the state of another instance: {}", found.instance());
        dropState();
      }
    }
    var identity = new Identity(instance, boots + 1);
    files.write(file, json.writeValueAsString(identity));
    return identity;
  }

  private static String cure(String instance) {
    return "write {\"instance\":\"%s\",\"boots\":N} there, N higher than ever before, and start again"
        .formatted(instance);
  }

  /** The identity goes last, so that a kill in between begins again. */
  private void dropState() throws IOException {
    for (Path path :
        List.of(
            directories.current(),
            directories.next(),
            directories.undo(),
            directories.uncommitted(),
            directories.stateFile(),
            directories.stage(),
            directories.outbox(),
            directories.tickets(),
            directories.services(),
            directories.builds(),
            directories.staging(),
            directories.releases())) {
      files.removeTree(path);
    }
    files.delete(directories.identity());
  }
}
