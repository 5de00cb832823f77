package dev.skynet.agent.ticket;

import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.agent.processes.Command;
import dev.skynet.agent.processes.Exit;
import dev.skynet.agent.processes.Processes;
import dev.skynet.protocol.message.FailureReason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs the bundle's commands to their end, with their output in the ticket's log. */
public final class HookRunner {
  private final Processes processes;

  public HookRunner(Processes processes) {
    this.processes = processes;
  }

  /**
   * One command.
   *
   * @param name for people: {@code hook before}, {@code build.run[0]}
   * @param line for {@code sh}
   * @param strict {@code sh -e}
   * @param timeout of its own
   * @param folder to run in
   * @param environment all of it
   * @param failure the reason when it does not end with 0
   */
  public record Job(
      String name,
      String line,
      boolean strict,
      Duration timeout,
      Path folder,
      Map<String, String> environment,
      FailureReason failure) {}

  /** Returns once it has ended with status 0. */
  public void run(Job job, TicketLog log, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    control.check();
    log.note(job.name() + ": " + job.line());
    List<String> arguments =
        job.strict() ? Command.strictShell(job.line()) : Command.shell(job.line());
    Exit exit =
        processes.run(
            new Command(arguments, job.environment(), job.folder(), log.file(), mark(log)),
            control.atMost(job.timeout()),
            control::wanted);
    switch (exit) {
      case Exit.Ended(int status) when status == 0 -> {}
      case Exit.Ended(int status) ->
          throw new TicketFailure(job.failure(), job.name() + " ended with status " + status);
      case Exit.TimedOut() -> throw timedOut(job, control);
      case Exit.Unwanted() -> throw timedOut(job, control);
    }
  }

  /** What commands of this ticket carry. */
  public static String mark(TicketLog log) {
    return log.file().toString();
  }

  private static TicketFailure timedOut(Job job, TicketControl control)
      throws TicketFailure, TicketStopped {
    control.check();
    return new TicketFailure(
        job.failure(),
        "%s did not end within %d s; it and all it started was killed"
            .formatted(job.name(), job.timeout().toSeconds()));
  }
}
