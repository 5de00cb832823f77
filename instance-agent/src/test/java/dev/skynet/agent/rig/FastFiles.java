package dev.skynet.agent.rig;

import dev.skynet.agent.files.DurableFiles;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** Files that outlive the agent, but not the machine: that is all that a test can kill. */
public class FastFiles extends DurableFiles {
  private static final int RESERVE_BYTES = 1 << 16;

  public FastFiles(Path reserve) {
    super(reserve, RESERVE_BYTES);
  }

  @Override
  protected void force(FileChannel channel) {}
}
