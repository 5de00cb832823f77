package dev.skynet.agent.release;

import dev.skynet.agent.control.TicketFailure;
import dev.skynet.protocol.message.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether the releases have room. */
public final class DiskSpace {
  private static final long RESERVE = 16L << 20;
  private static final long BLOCK = 4096;

  private final Path folder;

  public DiskSpace(Path folder) {
    this.folder = folder;
  }

  /** Free bytes below the releases. */
  public long free() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /**
   * What is missing, for a person; nothing when there is room.
   *
   * @param bytes to be written
   * @param files to be made; each may waste a block
   */
  public Optional<String> missing(long bytes, long files) throws IOException {
    long needed = bytes + files * BLOCK + RESERVE;
    long free = free();
    return free >= needed
        ? Optional.empty()
        : Optional.of(
            "%s has %d MiB free, %d MiB are needed; make room and start the rollout again"
                .formatted(folder, free >> 20, (needed >> 20) + 1));
  }

  /** A full disk is not cured by trying again. */
  static void failIfFull(IOException problem, Path folder) throws TicketFailure {
    String text = String.valueOf(problem.getMessage());
    if (text.contains("No space left") || text.contains("Disk quota exceeded")) {
      throw new TicketFailure(
          FailureReason.DiskFull, folder + " is full: " + text + "; make room and try again");
    }
  }
}
