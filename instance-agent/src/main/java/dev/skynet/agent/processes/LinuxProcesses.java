package dev.skynet.agent.processes;

import dev.skynet.agent.time.Deadline;
import dev.skynet.agent.time.MonotonicTime;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Processes by {@code setsid} and {@code /proc}. A group is signalled by the shell's own {@code
 * kill}: Java can only signal single processes.
 */
public final class LinuxProcesses implements Processes {
  private static final Duration LOOK = Duration.ofMillis(25);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration AFTER_KILL = Duration.ofSeconds(5);
  private static final String MARK = "SKYNET_MARK";
  private static final int MOST_SWEEPS = 20;

  private final ProcFs proc = new ProcFs();
  private final MonotonicTime time;
  private final String bootId;

  public LinuxProcesses(MonotonicTime time) throws IOException {
    this.time = time;
    this.bootId = proc.bootId();
  }

  @Override
  public ProcessIdentity start(Command command) throws IOException {
    return identity(launch(command));
  }

  @Override
  public Exit run(Command command, Duration timeout, BooleanSupplier wanted)
      throws IOException, InterruptedException {
    Deadline end = Deadline.in(time, timeout);
    Process process = launch(command);
    ProcessIdentity identity = identity(process);
    try {
      while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
        CappedLog.cap(command.output());
        if (end.over()) {
          endAll(identity, command.mark());
          return new Exit.TimedOut();
        }
        if (!wanted.getAsBoolean()) {
          endAll(identity, command.mark());
          return new Exit.Unwanted();
        }
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw e;
    }
    CappedLog.cap(command.output());
    if (process.exitValue() != 0) {
      sweep(command.mark());
    }
    return new Exit.Ended(process.exitValue());
  }

  @Override
  public boolean alive(ProcessIdentity process) {
    return process.bootId().equals(bootId)
        && proc.stat(process.pid())
            .filter(stat -> stat.startTicks() == process.startTicks() && !stat.dead())
            .isPresent();
  }

  @Override
  public Optional<Path> folder(ProcessIdentity process) {
    return alive(process) ? proc.folder(process.pid()) : Optional.empty();
  }

  @Override
  public Optional<Path> program(ProcessIdentity process) {
    return alive(process) ? proc.program(process.pid()) : Optional.empty();
  }

  @Override
  public void end(ProcessIdentity process, Duration grace)
      throws IOException, InterruptedException {
    if (!alive(process)) {
      return;
    }
    signal("TERM", List.of(-process.pid()));
    if (!groupEnds(process.pid(), grace)) {
      signal("KILL", List.of(-process.pid()));
      groupEnds(process.pid(), AFTER_KILL);
    }
  }

  @Override
  public void sweep(String mark) throws IOException, InterruptedException {
    String entry = MARK + "=" + mark;
    for (int i = 0; i < MOST_SWEEPS; i++) {
      List<Long> found = new ArrayList<>();
      for (long pid : proc.pids()) {
        if (proc.carries(pid, entry) && proc.stat(pid).filter(stat -> !stat.dead()).isPresent()) {
          found.add(pid);
        }
      }
      if (found.isEmpty()) {
        return;
      }
      signal("KILL", found);
      time.pause(LOOK);
    }
  }

  @Override
  public boolean anyIn(Path folder) {
    return proc.pids().stream()
        .anyMatch(
            pid ->
                proc.folder(pid).filter(path -> path.startsWith(folder)).isPresent()
                    || proc.program(pid).filter(path -> path.startsWith(folder)).isPresent());
  }

  private void endAll(ProcessIdentity process, String mark)
      throws IOException, InterruptedException {
    end(process, GRACE);
    sweep(mark);
  }

  private static Process launch(Command command) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("setsid"));
    arguments.addAll(command.arguments());
    var builder = new ProcessBuilder(arguments);
    builder.environment().clear();
    builder.environment().putAll(command.environment());
    builder.environment().put(MARK, command.mark());
    return builder
        .directory(command.folder().toFile())
        .redirectInput(Redirect.from(new java.io.File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(Redirect.appendTo(command.output().toFile()))
        .start();
  }

  /** A process that has ended already gets start ticks that no process has. */
  private ProcessIdentity identity(Process process) {
    long ticks = proc.stat(process.pid()).map(ProcFs.Stat::startTicks).orElse(-1L);
    return new ProcessIdentity(process.pid(), ticks, bootId);
  }

  private boolean groupEnds(long group, Duration within) throws InterruptedException {
    Deadline end = Deadline.in(time, within);
    while (groupLives(group)) {
      if (end.over()) {
        return false;
      }
      time.pause(LOOK);
    }
    return true;
  }

  private boolean groupLives(long group) {
    return proc.pids().stream()
        .flatMap(pid -> proc.stat(pid).stream())
        .anyMatch(stat -> stat.group() == group && !stat.dead());
  }

  /** That there is nobody left to signal is no error. */
  private static void signal(String name, List<Long> targets)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("sh", "-c", "kill -s \"$0\" -- \"$@\"", name));
    targets.forEach(target -> arguments.add(Long.toString(target)));
    var builder = new ProcessBuilder(arguments);
    builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    builder.start().waitFor();
  }
}
