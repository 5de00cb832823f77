package dev.skynet.agent.ticket;

import dev.skynet.agent.processes.CappedLog;
import dev.skynet.agent.services.ServiceRecord;
import dev.skynet.agent.services.Services;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person reads about one ticket: what the agent did, and the output of the bundle's code.
 */
public final class TicketLog {
  private static final Logger LOG = LoggerFactory.getLogger(TicketLog.class);
  private static final int MOST_SERVICE_OUTPUT = 16 << 10;

  private final Path file;
  private final InstantSource clock;

  public TicketLog(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  /** Where commands append their output to. */
  public Path file() {
    return file;
  }

  /** What the agent does next. */
  public void note(String line) {
    try {
      CappedLog.note(
          file, "[skynet] " + clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + line);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, e.getMessage());
    }
  }

  /** The end of what the services that run now have written. */
  public void addOutputOf(Services services) {
    try {
      for (ServiceRecord service : services.started()) {
        addOutputOf(service, services);
      }
      CappedLog.cap(file);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", file, e.getMessage());
    }
  }

  private void addOutputOf(ServiceRecord service, Services services) throws IOException {
    byte[] output = CappedLog.tail(services.log(service.name()));
    int from = Math.max(0, output.length - MOST_SERVICE_OUTPUT);
    note("output of service " + service.name() + ":");
    Files.write(
        file,
        new String(output, from, output.length - from, StandardCharsets.UTF_8)
            .getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Its last bytes. */
  public byte[] tail() throws IOException {
    return CappedLog.tail(file);
  }
}
