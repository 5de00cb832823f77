package dev.skynet.agent.ticket;

import dev.skynet.agent.objects.UploadTarget;
import dev.skynet.agent.objects.UploadTarget.UploadRefused;
import dev.skynet.protocol.message.PresignedPut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a log where people find it; no turn fails because that does not work. */
public final class LogUpload {
  private static final Logger LOG = LoggerFactory.getLogger(LogUpload.class);

  private final UploadTarget uploads;

  public LogUpload(UploadTarget uploads) {
    this.uploads = uploads;
  }

  /** The key that the log now has; null if it has none. */
  public @Nullable String put(PresignedPut put, Path log) {
    if (put.url().isEmpty() || !Files.exists(log)) {
      return null;
    }
    try {
      uploads.put(put, log);
      return put.key();
    } catch (UploadRefused | IOException e) {
      LOG.warn("a log could not be uploaded: {}", e.getMessage());
      return null;
    }
  }
}
