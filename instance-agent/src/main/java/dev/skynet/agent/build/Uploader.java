package dev.skynet.agent.build;

import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.agent.objects.UploadTarget;
import dev.skynet.agent.objects.UploadTarget.UploadRefused;
import dev.skynet.agent.time.Backoff;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.Upload;
import dev.skynet.protocol.release.Artifact;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts exactly the bytes that were reported, until S3 has answered. */
public final class Uploader {
  private static final Logger LOG = LoggerFactory.getLogger(Uploader.class);

  private final UploadTarget target;
  private final Builder builder;
  private final Backoff backoff;

  public Uploader(UploadTarget target, Builder builder, Backoff backoff) {
    this.target = target;
    this.builder = builder;
    this.backoff = backoff;
  }

  /** Leave that has come meanwhile; signatures do not live for ever. */
  @FunctionalInterface
  interface Leave {
    /** The newest, if any is stored. */
    Optional<Upload> newest() throws IOException;
  }

  void upload(String ticket, Artifact built, Upload first, Leave leave, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    Upload upload = first;
    for (int failures = 1; ; failures++) {
      control.check();
      failUnlessHere(ticket, built, upload);
      try {
        target.put(upload.put(), builder.packed(ticket, built.digest()));
        return;
      } catch (UploadRefused e) {
        if (leave.newest().filter(Predicate.not(upload::equals)).isEmpty()) {
          throw new TicketFailure(FailureReason.UploadFailed, String.valueOf(e.getMessage()));
        }
      } catch (IOException e) {
        LOG.warn("the upload is tried again: {}", e.getMessage());
        control.pause(backoff.after(failures));
      }
      upload = leave.newest().orElse(upload);
    }
  }

  private void failUnlessHere(String ticket, Artifact built, Upload upload) throws TicketFailure {
    if (!upload.digest().equals(built.digest()) || !builder.holds(ticket, built.digest())) {
      throw new TicketFailure(
          FailureReason.UploadFailed, "the bytes with digest " + upload.digest() + " are not here");
    }
  }
}
