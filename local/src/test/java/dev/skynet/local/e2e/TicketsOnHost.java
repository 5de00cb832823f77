package dev.skynet.local.e2e;

import dev.skynet.protocol.message.FromAgent;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.Ticket;
import dev.skynet.protocol.message.ToAgent;
import dev.skynet.protocol.message.UnreadableMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an agent has written down of its tickets.
 *
 * @param host it works on
 */
record TicketsOnHost(Host host) {
  /** A ticket that it has carried out well. */
  Ticket done() {
    return in("done").stream()
        .map(folder -> message(folder.resolve("ticket.json")))
        .filter(Ticket.class::isInstance)
        .map(Ticket.class::cast)
        .findFirst()
        .orElseThrow();
  }

  /** Whether the ticket stands among those that have failed. */
  boolean failed(String ticket) {
    return Files.exists(folder(ticket).resolve("outcome.json"));
  }

  /** What it reported at the end of a ticket that failed. */
  FromAgent outcome(String ticket) {
    try {
      return new MessageCodec().decodeFromAgent(read(folder(ticket).resolve("outcome.json")));
    } catch (UnreadableMessage e) {
      throw new AssertionError(ticket, e);
    }
  }

  /** The journal of a ticket that failed; empty if it has none. */
  String journal(String ticket) {
    Path journal = folder(ticket).resolve("journal");
    return Files.exists(journal) ? read(journal) : "";
  }

  /** Journals of all tickets that it has, by ticket. */
  Map<String, String> journals() {
    return Stream.of("running", "done", "failed")
        .flatMap(state -> in(state).stream())
        .filter(folder -> Files.exists(folder.resolve("journal")))
        .collect(
            Collectors.toMap(
                folder -> folder.getFileName().toString(),
                folder -> read(folder.resolve("journal")),
                (running, ended) -> ended));
  }

  /** Folders of messages that it could not read. */
  List<Path> unreadable() {
    return in("unreadable");
  }

  private Path folder(String ticket) {
    return host.path("state/tickets/failed/" + ticket);
  }

  private List<Path> in(String state) {
    try (Stream<Path> folders = Files.list(host.path("state/tickets/" + state))) {
      return folders.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ToAgent message(Path file) {
    try {
      return new MessageCodec().decodeToAgent(read(file));
    } catch (UnreadableMessage e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
