package dev.skynet.agent.boot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.agent.inbox.InboxLoop;
import dev.skynet.agent.journal.FolderFile;
import dev.skynet.agent.journal.Tickets;
import dev.skynet.agent.objects.ObjectSource;
import dev.skynet.agent.objects.ObjectSource.ObjectRefused;
import dev.skynet.agent.ticket.Outcomes;
import dev.skynet.agent.time.Backoff;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.agent.work.TicketWork;
import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.message.Ticket;
import dev.skynet.protocol.message.WireJson;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.S3Keys;
import dev.skynet.protocol.release.DesiredPointer;
import dev.skynet.protocol.release.DesiredPointer.Desired;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a host without a release runs: what the desired pointer names, installed like any other. */
public final class DesiredRelease {
  private static final Logger LOG = LoggerFactory.getLogger(DesiredRelease.class);
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");
  private static final int TIMEOUT_SECONDS = 1800;

  private final ObjectMapper json = WireJson.mapper();
  private final Fleet fleet;
  private final GroupName group;
  private final String instance;
  private final Platform platform;
  private final ObjectSource objects;
  private final InboxLoop inbox;
  private final Tickets tickets;
  private final TicketWork work;
  private final MonotonicTime time;
  private final Backoff backoff;

  public DesiredRelease(
      Fleet fleet,
      GroupName group,
      String instance,
      Platform platform,
      ObjectSource objects,
      InboxLoop inbox,
      Tickets tickets,
      TicketWork work,
      MonotonicTime time,
      Backoff backoff) {
    this.fleet = fleet;
    this.group = group;
    this.instance = instance;
    this.platform = platform;
    this.objects = objects;
    this.inbox = inbox;
    this.tickets = tickets;
    this.work = work;
    this.time = time;
    this.backoff = backoff;
  }

  /** Installs it, if there is one: once the operator has shown that it knows this host. */
  void install() throws IOException, InterruptedException {
    inbox.awaitReadable();
    Optional<DesiredPointer> pointer = read();
    Optional<Desired> desired = pointer.flatMap(p -> Optional.ofNullable(p.desired()));
    if (desired.isEmpty()) {
      LOG.info("nothing is desired yet");
      return;
    }
    Optional<Release> release =
        desired.get().releases().stream()
            .filter(r -> r.artifact().platform().equals(platform))
            .findFirst();
    if (release.isEmpty()) {
      LOG.warn("nothing is desired for {}", platform);
      return;
    }
    String id = Outcomes.BOOT_PREFIX + release.get().id();
    tickets.forget(id);
    tickets.receive(id, FolderFile.TICKET, ticket(id, pointer.get(), desired.get(), release.get()));
    work.go(id);
  }

  /** The group's fence may be higher than that of the rollout that set the pointer. */
  private Ticket ticket(String id, DesiredPointer pointer, Desired desired, Release release) {
    return new Ticket(
        id,
        fleet,
        group,
        instance,
        id,
        desired.rollout(),
        0,
        pointer.fence(),
        release,
        false,
        NEVER,
        TIMEOUT_SECONDS,
        new PresignedPut("", "", Map.of()));
  }

  /** Nothing is decided without an answer: no answer is not the answer that nothing is desired. */
  private Optional<DesiredPointer> read() throws InterruptedException {
    String key = new S3Keys(fleet).desired(group);
    for (int failures = 1; ; failures++) {
      try {
        Optional<String> text = objects.text(key);
        return text.isEmpty()
            ? Optional.empty()
            : Optional.of(json.readValue(text.get(), DesiredPointer.class));
      } catch (JsonProcessingException e) {
        LOG.warn("the desired pointer cannot be read: {}", e.getOriginalMessage());
      } catch (ObjectRefused | IOException e) {
        LOG.warn("the desired pointer is not there to be read yet: {}", e.getMessage());
      }
      time.pause(backoff.after(failures));
    }
  }
}
