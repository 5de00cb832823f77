package dev.skynet.agent;

import dev.skynet.agent.boot.CurrentService;
import dev.skynet.agent.boot.DesiredRelease;
import dev.skynet.agent.boot.StartUp;
import dev.skynet.agent.build.BuildParts;
import dev.skynet.agent.build.BuildStart;
import dev.skynet.agent.build.Builder;
import dev.skynet.agent.build.PrepareRunner;
import dev.skynet.agent.build.Uploader;
import dev.skynet.agent.config.AgentConfig;
import dev.skynet.agent.inbox.InboxLoop;
import dev.skynet.agent.outbox.OutboxSender;
import dev.skynet.agent.turn.RevertRunner;
import dev.skynet.agent.turn.Switchover;
import dev.skynet.agent.turn.TurnParts;
import dev.skynet.agent.turn.TurnReports;
import dev.skynet.agent.turn.TurnRunner;
import dev.skynet.agent.turn.TurnStart;
import dev.skynet.agent.turn.WayBack;
import dev.skynet.agent.work.MessageHandler;
import dev.skynet.agent.work.RollCalls;
import dev.skynet.agent.work.Stager;
import dev.skynet.agent.work.TaskQueue;
import dev.skynet.agent.work.TicketMessages;
import dev.skynet.agent.work.TicketWork;
import dev.skynet.agent.work.Worker;
import java.io.IOException;
import java.time.Duration;

/** The agent on one host: its loops, and the one thread that works. */
public final class Agent {
  /** What a turn past its line gets to finish when the agent is asked to end. */
  private static final Duration GRACE = Duration.ofSeconds(90);

  private final Host host;
  private final TaskQueue tasks = new TaskQueue();
  private final InboxLoop inbox;
  private final CurrentService current;
  private final StartUp startUp;
  private final Worker worker;

  /**
   * Reads the state and prepares the directories; nothing runs yet.
   *
   * @throws IOException if the directories cannot be used
   */
  public Agent(AgentConfig config, Outside outside) throws IOException {
    this.host = new Host(config, outside);
    Builder builder =
        new Builder(
            host.fetch,
            host.hooks,
            outside.files(),
            host.directories,
            host.environment,
            host.platform,
            outside.time());
    Stager stager =
        new Stager(
            host.releases,
            host.space,
            host.state,
            host.running,
            host.outbox,
            host.reports,
            outside.files(),
            host.directories);
    RollCalls rollCalls =
        new RollCalls(host.state, host.status, host.space, host.outbox, host.reports, host.pulses);
    TicketWork work = work(builder);
    this.inbox = inbox(rollCalls, stager);
    this.current = current();
    this.startUp = startUp(rollCalls, stager, work);
    this.worker = new Worker(tasks, work, stager, host.running);
  }

  /**
   * Works until it is asked to end.
   *
   * @throws IOException if what has happened cannot be written down, or a loop has failed: the
   *     process must end, the next one finds what is to be done in the journal
   */
  public void run() throws IOException, InterruptedException {
    Loops loops = new Loops(Thread.currentThread());
    try {
      var sender =
          new OutboxSender(host.outbox, host.outside.line(), host.outside.time(), host.backoff);
      loops.start("outbox", sender::run);
      loops.start("inbox", inbox::run);
      loops.start("supervisor", host.supervisor::run);
      loops.start("health", current::recheck);
      loops.start("pulse", host.pulses::run);
      loops.start("logs", host.logs::run);
      startUp.run();
      worker.run();
    } catch (InterruptedException e) {
      loops.throwFailure();
      throw e;
    } finally {
      loops.end();
    }
  }

  /**
   * Asks it to end: before the line at once, past it within 90 s, else after the way back. Services
   * go on. Returns once nothing runs any more.
   */
  public void shutDown() throws InterruptedException {
    host.running.shutDown(GRACE);
    tasks.end();
    host.running.awaitEnd(GRACE.multipliedBy(2));
  }

  private TicketWork work(Builder builder) {
    Outside outside = host.outside;
    TurnReports ends = new TurnReports(host.outcomes, host.reports, host.logs, host.status);
    WayBack wayBack =
        new WayBack(
            outside.processes(),
            host.services,
            host.supervisor,
            host.releases,
            host.link,
            host.health,
            host.directories,
            outside.time());
    RevertRunner reverts =
        new RevertRunner(
            wayBack, host.uncommitted, ends, host.running, outside.clock(), outside.time());
    return new TicketWork(
        host.tickets,
        host.state,
        host.outcomes,
        host.outbox,
        host.reports,
        turns(ends, wayBack),
        reverts,
        prepares(builder),
        builder,
        host.housekeeping);
  }

  private TurnRunner turns(TurnReports ends, WayBack wayBack) {
    return new TurnRunner(
        new TurnParts(
            new TurnStart(
                host.preflight,
                host.releases,
                host.state,
                host.outcomes,
                host.outbox,
                host.reports),
            new Switchover(host.services, host.supervisor, host.link, host.health, host.hooks),
            wayBack,
            host.releases,
            host.link,
            host.uncommitted,
            host.services,
            host.supervisor,
            host.outside.processes(),
            ends,
            host.running,
            host.outside.clock(),
            host.outside.time()));
  }

  private PrepareRunner prepares(Builder builder) {
    return new PrepareRunner(
        new BuildParts(
            new BuildStart(
                host.preflight,
                host.config.unsandboxedBuilds(),
                host.outcomes,
                host.outbox,
                host.reports),
            builder,
            new Uploader(host.outside.uploads(), builder, host.backoff),
            host.outside.processes(),
            host.running,
            host.outcomes,
            host.outbox,
            host.reports,
            host.logs,
            host.status,
            host.outside.clock(),
            host.outside.time()));
  }

  private InboxLoop inbox(RollCalls rollCalls, Stager stager) {
    AgentConfig config = host.config;
    MessageHandler handler =
        new MessageHandler(
            config.fleet(),
            config.group(),
            config.instance(),
            host.tickets,
            new TicketMessages(
                host.tickets, host.status, host.running, tasks, host.outbox, host.reports),
            rollCalls,
            stager,
            host.state,
            tasks,
            host.outbox,
            host.reports);
    return new InboxLoop(
        host.outside.inbox(), handler, this::hello, host.outside.time(), host.backoff);
  }

  private StartUp startUp(RollCalls rollCalls, Stager stager, TicketWork work) {
    AgentConfig config = host.config;
    DesiredRelease desired =
        new DesiredRelease(
            config.fleet(),
            config.group(),
            config.instance(),
            host.platform,
            host.outside.objects(),
            inbox,
            host.tickets,
            work,
            host.outside.time(),
            host.backoff);
    return new StartUp(
        host.tickets,
        work,
        host.uncommitted,
        host.state,
        current,
        desired,
        rollCalls,
        stager,
        tasks);
  }

  private CurrentService current() {
    return new CurrentService(
        host.state,
        host.status,
        host.releases,
        host.link,
        host.outside.processes(),
        host.services,
        host.supervisor,
        host.health,
        host.running,
        host.directories,
        host.outside.time());
  }

  /** One hello at a time: it stays in the outbox until SQS has it. */
  private void hello() throws IOException {
    if (host.outbox.empty()) {
      host.outbox.post(host.reports.hello());
    }
  }
}
