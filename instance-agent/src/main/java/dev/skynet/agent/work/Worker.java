package dev.skynet.agent.work;

import dev.skynet.agent.control.RunningTicket;
import java.io.IOException;

/** Does one thing after the other: never two at once on one host. */
public final class Worker {
  private final TaskQueue tasks;
  private final TicketWork tickets;
  private final Stager stager;
  private final RunningTicket running;

  public Worker(TaskQueue tasks, TicketWork tickets, Stager stager, RunningTicket running) {
    this.running = running;
    this.tasks = tasks;
    this.tickets = tickets;
    this.stager = stager;
  }

  /**
   * Works until interrupted, or the agent is asked to end.
   *
   * @throws IOException if what has happened cannot be written down: the agent must end
   */
  public void run() throws IOException, InterruptedException {
    while (!running.shuttingDown()) {
      doNext();
    }
  }

  void doNext() throws IOException, InterruptedException {
    switch (tasks.next()) {
      case Task.Continue(String ticket) -> tickets.go(ticket);
      case Task.UploadAgain(var upload) -> tickets.uploadAgain(upload);
      case Task.StageRelease(var stage) -> {
        if (!stager.stage(stage, tasks::urgent)) {
          tasks.add(new Task.StageRelease(stage));
        }
      }
      case Task.End() -> {}
    }
  }
}
