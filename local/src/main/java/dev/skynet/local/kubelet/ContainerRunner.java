package dev.skynet.local.kubelet;

import dev.skynet.local.process.ChildProcess;
import dev.skynet.local.process.Command;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One container of a pod: its process, its restarts, its probe. Called by the pod's runner only,
 * but for {@link #process}.
 */
final class ContainerRunner {
  private final Node node;
  private final Container container;
  private final Mailbox mailbox;
  private final RestartBackoff backoff;
  private ContainerState state;
  private ContainerState.@Nullable Terminated last;
  private Instant startAt;
  private int runs;
  private @Nullable Readiness readiness;
  private @Nullable ReadinessProbe probe;
  private volatile @Nullable ChildProcess child;

  ContainerRunner(Node node, Container container, Mailbox mailbox) {
    this.node = node;
    this.container = container;
    this.mailbox = mailbox;
    this.backoff = new RestartBackoff(node.options().restartAfter(), node.options().restartCap());
    this.startAt = node.clock().instant();
    this.state = new ContainerState.Waiting("ContainerCreating", "", startAt);
  }

  Container container() {
    return container;
  }

  /** Whether it does not run and its time has come. */
  boolean due() {
    return !running() && !node.clock().instant().isBefore(startAt);
  }

  boolean running() {
    return state instanceof ContainerState.Running;
  }

  /** Its process while it runs; of any thread. */
  Optional<ChildProcess> process() {
    return Optional.ofNullable(child);
  }

  /** Starts it. Command and probe are made anew for each start, as their sources may change. */
  void start(Command command, Optional<ReadinessProbe> wanted) {
    int run = ++runs;
    ChildProcess started = node.run().child(command);
    started.start();
    child = started;
    state = new ContainerState.Running(node.clock().instant());
    readiness =
        wanted.map(p -> new Readiness(p.successThreshold(), p.failureThreshold())).orElse(null);
    probe = wanted.orElse(null);
    wanted.ifPresent(p -> askIn(p, p.initialDelay(), run));
    mailbox.postAfter(
        Duration.ZERO, () -> new PodEvent.Ended(container.getName(), run, started.onExit().join()));
  }

  /** It cannot be started as things are. */
  void waits(NotRunnableException why) {
    Instant now = node.clock().instant();
    state = new ContainerState.Waiting(why.reason(), String.valueOf(why.getMessage()), now);
    startAt = now.plus(node.options().sync());
  }

  /** Its process ended. */
  void ended(PodEvent.Ended end) {
    ChildProcess gone = child;
    if (gone == null || end.run() != runs || !(state instanceof ContainerState.Running running)) {
      return;
    }
    ProcessGroup.kill(gone.pid());
    node.run().end(gone, Duration.ZERO);
    child = null;
    Instant now = node.clock().instant();
    last = new ContainerState.Terminated(end.exitCode(), running.startedAt(), now);
    Duration wait = backoff.afterRunOf(Duration.between(running.startedAt(), now));
    startAt = now.plus(wait);
    state =
        new ContainerState.Waiting(
            "CrashLoopBackOff", "ended with code " + end.exitCode() + ", starts again", now);
    mailbox.postAfter(wait, PodEvent.Due::new);
  }

  /** An answer of its probe. */
  void probed(PodEvent.Probed answer) {
    if (readiness != null && probe != null && answer.run() == runs && running()) {
      readiness.answered(answer.success());
      askIn(probe, probe.period(), runs);
    }
  }

  /** Sends TERM. */
  void terminate() {
    process().map(ChildProcess::pid).flatMap(ProcessHandle::of).ifPresent(ProcessHandle::destroy);
  }

  /** Sends KILL to it and to what it started. */
  void kill() {
    process().map(ChildProcess::pid).ifPresent(ProcessGroup::kill);
  }

  ContainerStatus status() {
    boolean ready = running() && (readiness == null || readiness.ready());
    return new ContainerStatusBuilder()
        .withName(container.getName())
        .withImage(container.getImage())
        .withImageID("local")
        .withReady(ready)
        .withStarted(running())
        .withRestartCount(Math.max(0, runs - 1))
        .withState(PodStatuses.state(state))
        .withLastState(last == null ? null : PodStatuses.state(last))
        .build();
  }

  private void askIn(ReadinessProbe asked, Duration delay, int run) {
    mailbox.postAfter(
        delay, () -> new PodEvent.Probed(container.getName(), run, asked.ask(node.http())));
  }
}
