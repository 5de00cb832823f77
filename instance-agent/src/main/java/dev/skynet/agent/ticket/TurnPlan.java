package dev.skynet.agent.ticket;

import dev.skynet.protocol.release.Release;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the way back needs, saved before the line.
 *
 * @param from what ran before; null when nothing did
 * @param to what is being installed
 * @param undoCommand the hook {@code undo} of the new release
 * @param undoSeconds its timeout
 * @param environment of that hook
 */
public record TurnPlan(
    @Nullable Release from,
    Release to,
    @Nullable String undoCommand,
    long undoSeconds,
    Map<String, String> environment) {
  public TurnPlan {
    environment = Map.copyOf(environment);
  }

  /** What ran before. */
  public Optional<Release> previous() {
    return Optional.ofNullable(from);
  }

  /** Whether the release ran already: nothing is switched. */
  public boolean reaffirms() {
    return from != null && from.equals(to);
  }
}
