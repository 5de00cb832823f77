package dev.skynet.local.demo;

import dev.skynet.agent.ticket.Outcomes;
import dev.skynet.local.stack.LocalMember;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FromAgent;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.TurnTimes;
import dev.skynet.protocol.message.UnreadableMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How long turns took, by what the agents wrote down of each. */
final class TurnFigures {
  private final MessageCodec codec = new MessageCodec();
  private final List<Duration> turns = new ArrayList<>();
  private final List<Duration> ownParts = new ArrayList<>();
  private final List<Duration> rollbacks = new ArrayList<>();
  private final List<Duration> ownPartsOfRollbacks = new ArrayList<>();

  TurnFigures(List<LocalMember> members) {
    members.forEach(m -> read(m.directory().resolve("state/tickets")));
  }

  /** A turn that succeeded, whole. */
  Optional<Duration> turn() {
    return median(turns);
  }

  /** What of it was not spent in the bundle's own code: services, hooks, checks. */
  Optional<Duration> turnBesideUserCode() {
    return median(ownParts);
  }

  /** From the decision to go back until the previous release had passed its checks. */
  Optional<Duration> rollback() {
    return median(rollbacks);
  }

  /** What of it was not spent in the bundles' own code. */
  Optional<Duration> rollbackBesideUserCode() {
    return median(ownPartsOfRollbacks);
  }

  static Optional<Duration> median(List<Duration> measured) {
    List<Duration> sorted = measured.stream().sorted().toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
  }

  private void read(Path tickets) {
    try (Stream<Path> files = Files.find(tickets, 3, (path, a) -> path.endsWith("outcome.json"))) {
      files.filter(TurnFigures::isOfARollout).forEach(this::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOfARollout(Path outcome) {
    return !outcome.toString().contains("/" + Outcomes.BOOT_PREFIX);
  }

  private void add(Path outcome) {
    try {
      FromAgent report = codec.decodeFromAgent(Files.readString(outcome));
      switch (report) {
        case Succeeded done -> succeeded(done.times());
        case Failed failed when failed.times().undoMillis() > 0 -> wentBack(failed.times());
        default -> {}
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (UnreadableMessage e) {
      throw new StoryFailed(outcome + " cannot be read: " + e.getMessage());
    }
  }

  private void wentBack(TurnTimes times) {
    rollbacks.add(Duration.ofMillis(times.undoMillis()));
    ownPartsOfRollbacks.add(Duration.ofMillis(times.undoMillis() - times.undoUserMillis()));
  }

  private void succeeded(TurnTimes times) {
    turns.add(Duration.ofMillis(times.totalMillis()));
    ownParts.add(Duration.ofMillis(times.totalMillis() - times.userMillis()));
  }
}
