package dev.skynet.agent.state;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.protocol.message.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** {@code state.json}: what this object says is on the disk. */
public final class StateFile {
  private static final String CURE =
      "repair it (nothing in it but hold is for a person to change) and start the agent again";

  private final ObjectMapper json = WireJson.mapper();
  private final DurableFiles files;
  private final Path file;
  private HostRecord record;

  /**
   * Reads the file; a host without one has seen nothing.
   *
   * @throws dev.skynet.agent.files.UnusableFile if a person has made a slip in it
   */
  public StateFile(DurableFiles files, Path file) throws IOException {
    this.files = files;
    this.file = file;
    this.record =
        Files.exists(file)
            ? new StoredJson(json).read(file, HostRecord.class, CURE)
            : HostRecord.EMPTY;
  }

  /** What is stored. */
  public synchronized HostRecord get() {
    return record;
  }

  /** Stores a change. */
  public synchronized void update(UnaryOperator<HostRecord> change) throws IOException {
    HostRecord changed = change.apply(record);
    if (!changed.equals(record)) {
      files.write(file, json.writeValueAsString(changed));
      record = changed;
    }
  }
}
