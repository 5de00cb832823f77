package dev.skynet.agent.work;

import java.util.concurrent.LinkedBlockingQueue;

/**
 * What is to be done, in the order in which it came. It is made anew from the journal at a start.
 */
public final class TaskQueue {
  private final LinkedBlockingQueue<Task> tasks = new LinkedBlockingQueue<>();

  /** Does this later. */
  public void add(Task task) {
    tasks.add(task);
  }

  /** Wakes a worker that waits, so that it sees that it is asked to end. */
  public void end() {
    tasks.add(new Task.End());
  }

  /** Whether something waits that is for now, not for later. */
  boolean urgent() {
    return tasks.stream().anyMatch(task -> !(task instanceof Task.StageRelease));
  }

  /** The next one; waits for it. */
  Task next() throws InterruptedException {
    return tasks.take();
  }
}
