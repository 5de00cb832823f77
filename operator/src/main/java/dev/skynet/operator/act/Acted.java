package dev.skynet.operator.act;

import dev.skynet.operator.group.action.Action;
import java.util.List;

/**
 * How the acts of a plan went.
 *
 * @param undone must be tried again soon
 * @param tickets how many turns were sent
 */
public record Acted(List<Action> undone, int tickets) {
  public Acted {
    undone = List.copyOf(undone);
  }

  /** Whether all is done. */
  public boolean well() {
    return undone.isEmpty();
  }
}
