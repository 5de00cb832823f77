package dev.skynet.agent.outbox;

import dev.skynet.agent.time.Backoff;
import dev.skynet.agent.time.MonotonicTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends what the outbox holds, again and again until SQS has it. */
public final class OutboxSender {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);

  private final Outbox outbox;
  private final OperatorLine line;
  private final MonotonicTime time;
  private final Backoff backoff;

  public OutboxSender(Outbox outbox, OperatorLine line, MonotonicTime time, Backoff backoff) {
    this.outbox = outbox;
    this.line = line;
    this.time = time;
    this.backoff = backoff;
  }

  /** Sends until interrupted. */
  public void run() throws InterruptedException, IOException {
    while (true) {
      Optional<Path> oldest = outbox.oldest();
      if (oldest.isPresent()) {
        send(oldest.get());
      } else {
        outbox.awaitNews();
      }
    }
  }

  private void send(Path report) throws InterruptedException, IOException {
    String json = Files.readString(report);
    for (int failures = 1; !sent(json, failures); failures++) {
      time.pause(backoff.after(failures));
    }
    outbox.sent(report);
  }

  private boolean sent(String json, int attempt) {
    try {
      line.report(json);
      return true;
    } catch (IOException e) {
      if (attempt == 1) {
        LOG.warn("a report could not be sent and is tried again: {}", e.getMessage());
      }
      return false;
    }
  }
}
