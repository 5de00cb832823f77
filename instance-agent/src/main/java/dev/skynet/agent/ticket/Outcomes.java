package dev.skynet.agent.ticket;

import dev.skynet.agent.journal.FolderFile;
import dev.skynet.agent.journal.TicketFolder;
import dev.skynet.agent.journal.TicketState;
import dev.skynet.agent.journal.Tickets;
import dev.skynet.agent.outbox.Outbox;
import dev.skynet.agent.release.Uncommitted;
import dev.skynet.agent.state.HostRecord;
import dev.skynet.agent.state.HostRecord.Provisional;
import dev.skynet.agent.state.HostStatus;
import dev.skynet.agent.state.StateFile;
import dev.skynet.protocol.message.Cancelled;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.LastTicket;
import dev.skynet.protocol.message.LastTicket.Outcome;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Reverted;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.Ticket;
import dev.skynet.protocol.message.Uploaded;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends tickets. One synchronised record decides; all else follows from it, again after a kill. The
 * report goes out last, so that its answer finds the state stored.
 */
public final class Outcomes {
  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

  /** Tickets that the agent gives itself at boot; the operator knows nothing of them. */
  public static final String BOOT_PREFIX = "boot-";

  private static final int REMEMBERED = 100;

  private final Tickets tickets;
  private final StateFile state;
  private final HostStatus status;
  private final Outbox outbox;
  private final Uncommitted uncommitted;
  private final LogUploads logs;
  private final Path stateFile;
  private final InstantSource clock;

  public Outcomes(
      Tickets tickets,
      StateFile state,
      HostStatus status,
      Outbox outbox,
      Uncommitted uncommitted,
      LogUploads logs,
      Path stateFile,
      InstantSource clock) {
    this.tickets = tickets;
    this.state = state;
    this.status = status;
    this.outbox = outbox;
    this.uncommitted = uncommitted;
    this.logs = logs;
    this.stateFile = stateFile;
    this.clock = clock;
  }

  /** Whether the agent gave itself this ticket, so that nothing is said of it. */
  public static boolean isOfBoot(String ticket) {
    return ticket.startsWith(BOOT_PREFIX);
  }

  /** The ticket has ended so: from here on a restart only finishes. */
  public void end(TicketFolder folder, Report outcome) throws IOException {
    folder.end(outcome);
    finish(folder, outcome);
  }

  /** Does what follows from the record, however often. */
  public void finish(TicketFolder folder, Report outcome) throws IOException {
    LOG.info("ticket {}: {}", folder.id(), summary(outcome));
    Optional<LastTicket> last = last(folder, outcome);
    UnaryOperator<HostRecord> change = change(folder, outcome);
    state.update(
        record -> {
          HostRecord changed = change.apply(record);
          return last.map(changed::ended).orElse(changed);
        });
    if (switched(outcome)) {
      status.checked(true);
    }
    uncommitted.clear(folder.id());
    if (!isOfBoot(folder.id())) {
      outbox.post(outcome);
    }
    tickets.move(folder, good(outcome) ? TicketState.DONE : TicketState.FAILED);
    logs.ended();
    tickets.forgetOldest(TicketState.DONE, REMEMBERED);
    tickets.forgetOldest(TicketState.FAILED, REMEMBERED);
  }

  /** Works on the record as it is when it is stored: a fence may have been seen meanwhile. */
  private UnaryOperator<HostRecord> change(TicketFolder folder, Report outcome) throws IOException {
    return switch (outcome) {
      case Succeeded s when folder.message() instanceof Ticket ticket ->
          host -> committed(host, ticket);
      case Reverted r -> {
        Release previous = folder.plan(TurnPlan.class).flatMap(TurnPlan::previous).orElse(null);
        yield host -> host.wentBackTo(previous);
      }
      case Failed f when f.reason() == FailureReason.RollbackFailed ->
          host ->
              host.wentBackTo(null)
                  .held(
                      f.message()
                          + "; repair the host, remove \"hold\" from "
                          + stateFile
                          + " and start the agent again");
      case Failed f when f.host() == HostState.Down -> host -> host.wentBackTo(null);
      default -> UnaryOperator.identity();
    };
  }

  /** A boot follows the desired pointer, which names only what has proven good. */
  private HostRecord committed(HostRecord host, Ticket ticket) {
    return isOfBoot(ticket.ticket())
        ? host.committedTo(ticket.release(), null).confirmed()
        : host.committedTo(ticket.release(), new Provisional(ticket.ticket(), clock.instant()));
  }

  /** Builds are not what an operator asks a pulse about. */
  private static Optional<LastTicket> last(TicketFolder folder, Report outcome) throws IOException {
    if (!folder.has(FolderFile.TICKET) || !(folder.message() instanceof Ticket)) {
      return Optional.empty();
    }
    Outcome word =
        switch (outcome) {
          case Succeeded s -> Outcome.Succeeded;
          case Reverted r -> Outcome.Reverted;
          case Cancelled c -> Outcome.Cancelled;
          case Refused r -> Outcome.Refused;
          case Failed f -> Outcome.Failed;
          default -> Outcome.Unknown;
        };
    return Optional.of(new LastTicket(folder.id(), word));
  }

  /** What runs after these has passed its checks, or nothing runs. */
  private static boolean switched(Report outcome) {
    return outcome instanceof Succeeded
        || outcome instanceof Reverted
        || (outcome instanceof Failed failed && failed.host() != HostState.Untouched);
  }

  private static boolean good(Report outcome) {
    return outcome instanceof Succeeded || outcome instanceof Uploaded;
  }

  private static String summary(Report outcome) {
    return switch (outcome) {
      case Failed f -> "failed, " + f.reason() + ": " + f.message() + ", host " + f.host();
      case Refused r -> "refused, " + r.reason() + ": " + r.message();
      case Succeeded s -> "succeeded with " + s.running().release();
      case Reverted r -> "reverted to " + r.running().release();
      default -> outcome.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    };
  }
}
