package dev.skynet.agent.release;

import dev.skynet.agent.control.TicketFailure;
import dev.skynet.protocol.message.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether the releases have room: for their bytes, and for their number of files. */
public final class DiskSpace {
  private static final long RESERVE = 16L << 20;
  private static final long BLOCK = 4096;

  /** Of the agent's own: journal, plan, log, links. */
  private static final long OWN_FILES = 100;

  private final Path folder;
  private final Inodes inodes;

  /**
   * Room.
   *
   * @param folder where releases lie
   * @param inodes of its file system
   */
  public DiskSpace(Path folder, Inodes inodes) {
    this.folder = folder;
    this.inodes = inodes;
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
        ? missingInodes(files + OWN_FILES)
        : Optional.of(
            "%s has %d MiB free, %d MiB are needed; make room and start the rollout again"
                .formatted(folder, free >> 20, (needed >> 20) + 1));
  }

  private Optional<String> missingInodes(long needed) {
    OptionalLong free = inodes.free();
    return free.isEmpty() || free.getAsLong() >= needed
        ? Optional.empty()
        : Optional.of(
            "the file system of %s takes %d more files (inodes), %d are needed; remove files that"
                    .formatted(folder, free.getAsLong(), needed)
                + " nobody needs and start the rollout again");
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
