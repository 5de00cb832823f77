package dev.skynet.agent.boot;

import dev.skynet.agent.journal.FolderFile;
import dev.skynet.agent.journal.TicketFolder;
import dev.skynet.agent.journal.TicketState;
import dev.skynet.agent.journal.Tickets;
import dev.skynet.agent.release.Uncommitted;
import dev.skynet.agent.state.HostRecord;
import dev.skynet.agent.state.StateFile;
import dev.skynet.agent.work.RollCalls;
import dev.skynet.agent.work.Stager;
import dev.skynet.agent.work.Task;
import dev.skynet.agent.work.TaskQueue;
import dev.skynet.agent.work.TicketWork;
import dev.skynet.protocol.message.Prepare;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From the start to {@code joined}: what was begun is brought to an end, what is current runs, or
 * what is desired is installed.
 */
public final class StartUp {
  private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);

  private final Tickets tickets;
  private final TicketWork work;
  private final Uncommitted uncommitted;
  private final StateFile state;
  private final CurrentService current;
  private final DesiredRelease desired;
  private final RollCalls rollCalls;
  private final Stager stager;
  private final TaskQueue tasks;

  public StartUp(
      Tickets tickets,
      TicketWork work,
      Uncommitted uncommitted,
      StateFile state,
      CurrentService current,
      DesiredRelease desired,
      RollCalls rollCalls,
      Stager stager,
      TaskQueue tasks) {
    this.tickets = tickets;
    this.work = work;
    this.uncommitted = uncommitted;
    this.state = state;
    this.current = current;
    this.desired = desired;
    this.rollCalls = rollCalls;
    this.stager = stager;
    this.tasks = tasks;
  }

  /**
   * Does all of it.
   *
   * @throws IOException if what has happened cannot be written down: the agent must end
   */
  public void run() throws IOException, InterruptedException {
    finishUncommitted();
    current.ensureRuns();
    for (TicketFolder folder : tickets.in(TicketState.RUNNING)) {
      if (builds(folder)) {
        tasks.add(new Task.Continue(folder.id()));
      } else {
        work.go(folder.id());
      }
    }
    HostRecord host = state.get();
    if (host.current() == null && host.hold() == null) {
      desired.install();
    }
    rollCalls.bootDone();
    for (TicketFolder folder : tickets.in(TicketState.RECEIVED)) {
      tasks.add(new Task.Continue(folder.id()));
    }
    takeUpRevert();
    stager.remembered().ifPresent(stage -> tasks.add(new Task.StageRelease(stage)));
  }

  /** What has passed its line comes first: the host may be without service. */
  private void finishUncommitted() throws IOException, InterruptedException {
    Optional<String> ticket = uncommitted.ticket();
    if (ticket.isPresent()) {
      LOG.info("ticket {} was past its line when the agent ended", ticket.get());
      work.go(ticket.get());
    }
  }

  /** A build may take long, and changes nothing of what the host says when it joins. */
  private static boolean builds(TicketFolder folder) throws IOException {
    return folder.has(FolderFile.TICKET) && folder.message() instanceof Prepare;
  }

  /** A revert may have been stored and not begun. */
  private void takeUpRevert() {
    HostRecord.Provisional provisional = state.get().provisional();
    if (provisional != null) {
      tasks.add(new Task.Continue(provisional.ticket()));
    }
  }
}
