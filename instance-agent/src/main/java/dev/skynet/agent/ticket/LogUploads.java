package dev.skynet.agent.ticket;

import dev.skynet.agent.journal.TicketFolder;
import dev.skynet.agent.journal.TicketState;
import dev.skynet.agent.journal.Tickets;
import dev.skynet.agent.objects.UploadTarget;
import dev.skynet.agent.objects.UploadTarget.UploadRefused;
import dev.skynet.agent.time.Backoff;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.protocol.message.PresignedPut;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts logs where people find them, after their tickets have ended and beside all other work: no
 * turn waits for a network, and what a kill leaves owed is put by the next start.
 */
public final class LogUploads {
  private static final Logger LOG = LoggerFactory.getLogger(LogUploads.class);

  private final Semaphore news = new Semaphore(0);
  private final Tickets tickets;
  private final UploadTarget uploads;
  private final MonotonicTime time;
  private final Backoff backoff;

  public LogUploads(Tickets tickets, UploadTarget uploads, MonotonicTime time, Backoff backoff) {
    this.tickets = tickets;
    this.uploads = uploads;
    this.time = time;
    this.backoff = backoff;
  }

  /**
   * Remembers that the log of this ticket is to be put once the ticket has ended.
   *
   * @return the key that it will have; null if nobody wants it
   */
  public @Nullable String owe(TicketFolder folder, PresignedPut put) throws IOException {
    if (put.url().isEmpty()) {
      return null;
    }
    folder.oweLog(put);
    return put.key();
  }

  /** A ticket has ended. */
  public void ended() {
    news.release();
  }

  /** Puts what is owed until interrupted; each log is tried again until S3 has answered. */
  public void run() throws IOException, InterruptedException {
    int failures = 0;
    while (true) {
      if (putAll()) {
        failures = 0;
        news.acquire();
        news.drainPermits();
      } else {
        failures++;
        time.pause(backoff.after(failures));
      }
    }
  }

  private boolean putAll() throws IOException {
    boolean all = true;
    List<TicketFolder> folders = new ArrayList<>(tickets.in(TicketState.DONE));
    folders.addAll(tickets.in(TicketState.FAILED));
    for (TicketFolder folder : folders) {
      all &= settled(folder);
    }
    return all;
  }

  /** The worker may take the folder away meanwhile: then it is looked for again. */
  private boolean settled(TicketFolder folder) {
    try {
      Optional<PresignedPut> put = folder.owedLog();
      if (put.isPresent()) {
        put(folder, put.get());
        folder.logDelivered();
      }
      return true;
    } catch (IOException e) {
      LOG.warn("the log of ticket {} is put again soon: {}", folder.id(), e.getMessage());
      return false;
    }
  }

  /** A refusal is an answer: nothing is gained by asking again. */
  private void put(TicketFolder folder, PresignedPut put) throws IOException {
    try {
      if (Files.exists(folder.log())) {
        uploads.put(put, folder.log());
      }
    } catch (UploadRefused e) {
      LOG.warn("the log of ticket {} is not wanted: {}", folder.id(), e.getMessage());
    }
  }
}
