package dev.skynet.local.e2e;

import dev.skynet.local.process.ChildProcess;
import dev.skynet.local.stack.LocalMember;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A member's host: the real agent, and points at which its turns can be held. */
final class Host {
  private final LocalMember member;
  private final Path control;
  private long joinsBefore;

  Host(Fleets fleets, Group group, String id) {
    this(fleets, group, id, fleets.aws());
  }

  Host(Fleets fleets, Group group, String id, Map<String, String> aws) {
    control = fleets.stack().run().directory("control/" + fleets.namespace() + "." + id);
    var env = new HashMap<String, String>();
    env.put("CONTROL", control.toString());
    member =
        new LocalMember(
            fleets.installation(),
            group.name(),
            id,
            new LocalMember.Settings(
                aws, period(300, fleets.scale()), period(20, fleets.scale()), env));
  }

  Host start() {
    joinsBefore = joins();
    member.start();
    return this;
  }

  String id() {
    return member.id();
  }

  LocalMember member() {
    return member;
  }

  ChildProcess agent() {
    return member.agent();
  }

  List<Long> services() {
    return member.services();
  }

  /** The agent alone is killed; services live on. */
  void killAgent() {
    member.agent().kill();
  }

  /** All its processes die at once, as in a reboot. */
  void killAll() {
    member.killAll();
  }

  /** Turns wait at the point: {@code build, before, after, check, undo}. */
  Host hold(String point) {
    return file("hold-" + point);
  }

  /** Lets turns pass the point again. */
  Host letGo(String point) {
    return remove("hold-" + point);
  }

  /** Commands at the point fail on this host. */
  Host failAt(String point) {
    return file("fail-" + point);
  }

  Host heal(String point) {
    return remove("fail-" + point);
  }

  /** Waits until a turn has come to the point since it was last {@linkplain #forget forgotten}. */
  Host awaitAt(String point) {
    Group.await(() -> reached(point));
    return this;
  }

  boolean reached(String point) {
    return Files.exists(control.resolve("at-" + point));
  }

  /** How often turns have come to the point since it was last forgotten. */
  int times(String point) {
    try {
      return reached(point) ? Files.readAllLines(control.resolve("at-" + point)).size() : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Host forget(String point) {
    return remove("at-" + point);
  }

  /** Whether its agent has said, since it was last started, what runs here. */
  boolean hasJoined() {
    return joins() > joinsBefore && !hasUnsentReports();
  }

  private long joins() {
    try (var lines = Files.lines(agent().log())) {
      return lines.filter(line -> line.contains(" joined: ")).count();
    } catch (IOException neverStarted) {
      return 0;
    }
  }

  /** Whether its agent has something to say that SQS does not have yet. */
  boolean hasUnsentReports() {
    try (var reports = Files.list(path("state/outbox"))) {
      return reports.anyMatch(report -> report.toString().endsWith(".json"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until nothing lies among its tickets in hand. */
  Host awaitIdle() {
    Group.await(() -> inHand().isEmpty());
    return this;
  }

  /** Ids of the tickets that its agent has begun and not ended. */
  List<String> inHand() {
    try (var tickets = Files.list(path("state/tickets/running"))) {
      return tickets.map(ticket -> ticket.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version that its {@code current} release holds; {@code "none"} without one. */
  String version() {
    try {
      return Files.readString(member.directory().resolve("srv/current/built")).strip();
    } catch (IOException e) {
      return "none";
    }
  }

  /** A file below its directory. */
  Path path(String below) {
    return member.directory().resolve(below);
  }

  private Host file(String name) {
    try {
      Files.writeString(control.resolve(name), "");
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Host remove(String name) {
    try {
      Files.deleteIfExists(control.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String period(int seconds, double scale) {
    return Math.round(seconds * scale * 1000) + "ms";
  }
}
