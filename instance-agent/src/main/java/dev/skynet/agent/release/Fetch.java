package dev.skynet.agent.release;

import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.agent.files.Directories;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.agent.objects.ObjectSource;
import dev.skynet.agent.objects.ObjectSource.ObjectRefused;
import dev.skynet.agent.time.Backoff;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.release.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings packed bytes to this host: nothing enters the cache but what has the digest it is named
 * by.
 */
public final class Fetch {
  private static final Logger LOG = LoggerFactory.getLogger(Fetch.class);
  private static final int CHUNK = 64 << 10;

  private final ObjectSource objects;
  private final DurableFiles files;
  private final Directories directories;
  private final Backoff backoff;

  public Fetch(ObjectSource objects, DurableFiles files, Directories directories, Backoff backoff) {
    this.objects = objects;
    this.files = files;
    this.directories = directories;
    this.backoff = backoff;
  }

  /**
   * The file with exactly these bytes; fetched unless it is there.
   *
   * @param size in bytes; a longer object is refused before it fills the disk
   */
  public Path fetch(String key, Sha256 digest, long size, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    Path cached = directories.cached(digest);
    if (Files.exists(cached)) {
      if (digestOf(cached, control).equals(digest)) {
        return cached;
      }
      LOG.warn("{} has changed on the disk and is fetched again", cached);
      files.delete(cached);
    }
    Path part = directories.cache().resolve(digest + ".part");
    Sha256 found = download(key, size, part, control);
    if (!found.equals(digest)) {
      files.delete(part);
      throw new TicketFailure(
          FailureReason.DigestMismatch,
          "%s has digest %s, not %s; it was not used".formatted(key, found, digest));
    }
    files.syncFile(part);
    files.move(part, cached);
    return cached;
  }

  private Sha256 download(String key, long size, Path part, TicketControl control)
      throws TicketFailure, TicketStopped, InterruptedException, IOException {
    for (int failures = 1; ; failures++) {
      try (InputStream from = objects.open(key);
          OutputStream to = Files.newOutputStream(part)) {
        return copy(key, from, to, size, control);
      } catch (ObjectRefused e) {
        throw new TicketFailure(FailureReason.FetchFailed, String.valueOf(e.getMessage()));
      } catch (IOException e) {
        DiskSpace.failIfFull(e, directories.cache());
        LOG.warn("{} could not be fetched and is tried again: {}", key, e.getMessage());
        pause(key, failures, e, control);
      }
    }
  }

  private void pause(String key, int failures, IOException problem, TicketControl control)
      throws TicketFailure, TicketStopped, InterruptedException {
    try {
      control.pause(backoff.after(failures));
    } catch (TicketFailure timeOver) {
      throw new TicketFailure(
          FailureReason.FetchFailed,
          "%s could not be fetched in time: %s".formatted(key, problem.getMessage()));
    }
  }

  private static Sha256 copy(
      String key, InputStream from, OutputStream to, long size, TicketControl control)
      throws IOException, TicketFailure, TicketStopped {
    MessageDigest digest = Sha256.newDigest();
    byte[] chunk = new byte[CHUNK];
    long sum = 0;
    for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
      sum += read;
      if (sum > size) {
        throw new TicketFailure(
            FailureReason.DigestMismatch, key + " is longer than " + size + " bytes");
      }
      digest.update(chunk, 0, read);
      to.write(chunk, 0, read);
      control.check();
    }
    return Sha256.of(digest);
  }

  private static Sha256 digestOf(Path file, TicketControl control)
      throws IOException, TicketFailure, TicketStopped {
    try (InputStream in = Files.newInputStream(file)) {
      return copy(file.toString(), in, OutputStream.nullOutputStream(), Long.MAX_VALUE, control);
    }
  }
}
