package dev.skynet.operator;

import dev.skynet.operator.act.ActionExecutor;
import dev.skynet.operator.act.Appearances;
import dev.skynet.operator.act.Departures;
import dev.skynet.operator.act.SentLog;
import dev.skynet.operator.group.plan.GroupPlanner;
import dev.skynet.operator.jobs.JobBoard;
import dev.skynet.operator.jobs.Jobs;
import dev.skynet.operator.jobs.SourceJob;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.leader.Leadership;
import dev.skynet.operator.leader.Reign;
import dev.skynet.operator.observe.FleetMemory;
import dev.skynet.operator.observe.GroupDirectory;
import dev.skynet.operator.observe.Loop;
import dev.skynet.operator.observe.PulseReceiver;
import dev.skynet.operator.observe.RegisterReader;
import dev.skynet.operator.observe.ReportReceiver;
import dev.skynet.operator.observe.SilenceClock;
import dev.skynet.operator.reconcile.GroupPass;
import dev.skynet.operator.reconcile.Passes;
import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.util.List;

/** What lives as long as one reign: the memory of the leader, and all that fills and uses it. */
final class LeaderParts implements AutoCloseable {
  /** A second at the periods of the design. */
  private static final int SECOND = 60;

  /** Five minutes at the periods of the design. */
  private static final int REGISTER = 5;

  private final FleetMemory memory;
  private final JobBoard jobs;
  private final Appearances appearances;
  private final Passes passes;
  private final List<Loop> loops;

  LeaderParts(OperatorParts parts, Reign reign, Leadership leadership, GroupDirectory groups) {
    Ports ports = parts.ports();
    Timings timings = parts.timings();
    Duration second = timings.resync().dividedBy(SECOND);
    memory = new FleetMemory(timings.silence(), parts.clocks().nanoTime());
    var silence = new SilenceClock(timings, reign.since());
    var sent = new SentLog();
    appearances = new Appearances(parts.clock());
    jobs =
        new JobBoard(
            new Jobs(
                new SourceJob(ports.git(), ports.artifacts(), ports.secrets()),
                ports.artifacts(),
                ports.pointers()),
            groups::wake,
            parts.metrics(),
            second,
            timings.resync());
    var executor =
        new ActionExecutor(
            new ActionExecutor.Parts(
                parts.config().fleet(),
                timings,
                parts.clock(),
                leadership,
                ports.inboxes(),
                ports.register(),
                ports.artifacts(),
                ports.announcer(),
                memory,
                sent,
                parts.metrics(),
                appearances,
                reign.since()));
    var departures =
        new Departures(
            groups,
            memory,
            executor,
            jobs,
            sent,
            () -> leadership.sure(timings.sure()),
            parts.clock(),
            timings.inboxLinger());
    passes =
        new Passes(
            new GroupPass(
                new GroupPass.Parts(
                    reign,
                    leadership,
                    timings,
                    parts.clock(),
                    parts.clocks().nanoTime(),
                    ports.objects(),
                    new GroupPlanner(timings, parts.config().fleet())::plan,
                    memory,
                    silence,
                    ports.reports(),
                    jobs,
                    sent,
                    executor,
                    parts.metrics(),
                    departures::gone)),
            timings,
            parts.clocks().nanoTime(),
            parts.metrics());
    loops =
        List.of(
            loop(
                "reports",
                new ReportReceiver(
                    parts.config().fleet(),
                    ports.reports(),
                    memory,
                    groups,
                    silence,
                    new ReportReceiver.Guard(leadership, parts.api(), parts.clock()),
                    parts.metrics()),
                second,
                parts),
            loop(
                "pulses",
                new PulseReceiver(
                    parts.config().fleet(),
                    ports.pulses(),
                    memory,
                    groups,
                    silence,
                    leadership,
                    parts.clock(),
                    parts.metrics()),
                second,
                parts),
            loop(
                "register",
                new RegisterReader(
                    ports.register(),
                    memory,
                    groups,
                    departures::haveInboxes,
                    timings.resync().multipliedBy(REGISTER)),
                second,
                parts));
  }

  void start() {
    loops.forEach(Loop::start);
  }

  Duration pass(GroupName group) {
    return passes.run(group);
  }

  void seen(RawRollout rollout) {
    appearances.seen(rollout);
  }

  int pendingReports() {
    return memory.pendingReports();
  }

  void stopReceiving() {
    loops.forEach(Loop::close);
  }

  @Override
  public void close() {
    jobs.close();
  }

  private static Loop loop(String name, Loop.Step step, Duration second, OperatorParts parts) {
    return new Loop(name, step, second, parts.pause());
  }
}
