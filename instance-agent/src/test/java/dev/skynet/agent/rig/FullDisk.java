package dev.skynet.agent.rig;

import dev.skynet.agent.files.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files on a disk that can be full: then there is no room but that of the reserve. */
public final class FullDisk extends DurableFiles {
  private static final int RESERVE_BYTES = 1 << 16;

  private final Path reserve;
  private volatile boolean full;

  public FullDisk(Path reserve) {
    super(reserve, RESERVE_BYTES);
    this.reserve = reserve;
  }

  /** Whether others have filled it. */
  public void full(boolean isFull) {
    full = isFull;
  }

  @Override
  protected void force(FileChannel channel) throws IOException {
    if (full && Files.exists(reserve)) {
      throw new IOException("No space left on device");
    }
  }
}
