package dev.skynet.local.crash;

import dev.skynet.local.crash.Crash.End;
import dev.skynet.local.crash.Crash.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Crashes as files of a directory: a test puts them there, an operator carries each out once. The
 * file is renamed before the process ends, so that the one that follows goes on.
 */
public final class CrashOrders {
  private static final String DONE = ".done";

  private final Path directory;
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();

  /** The orders in a directory. */
  public CrashOrders(Path directory) {
    this.directory = directory;
  }

  /** A directory of its own for a test, below {@code target/}. */
  public static CrashOrders make() {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      return new CrashOrders(Files.createTempDirectory(target, "crashes-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The chart's {@code operator.command}: the shipped classes, started by {@link CrashMain}. */
  public List<String> command() {
    String tests = CrashMain.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xms32m",
        "-Xmx128m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dlogback.configurationFile=logback.xml",
        "-D%s=%s".formatted(CrashMain.ORDERS, directory),
        "-cp",
        "/opt/skynet/lib/*:" + tests,
        CrashMain.class.getName());
  }

  /** Takes back what nobody has carried out. */
  public void takeBack() {
    for (CrashPoint point : CrashPoint.values()) {
      for (Side side : Side.values()) {
        delete(Crash.name(point, side));
      }
    }
  }

  /** From now on an operator carries this out. */
  public void give(Crash crash) {
    delete(crash.name() + DONE);
    try {
      Path order = file(crash.name() + ".new");
      Files.writeString(order, "%s\n%d\n%s".formatted(crash.end(), crash.nth(), crash.what()));
      Files.move(order, file(crash.name()), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether an operator has carried it out. */
  public boolean isDone(Crash crash) {
    return Files.exists(file(crash.name() + DONE));
  }

  /** Ends the process if this call is the one that an order means. */
  void reached(CrashPoint point, Side side, String call) {
    String name = Crash.name(point, side);
    read(point, side)
        .filter(crash -> call.contains(crash.what()))
        .filter(crash -> count(name) == crash.nth())
        .ifPresent(this::carryOut);
  }

  private int count(String name) {
    return calls.computeIfAbsent(name, n -> new AtomicInteger()).incrementAndGet();
  }

  private Optional<Crash> read(CrashPoint point, Side side) {
    try {
      List<String> lines = Files.readAllLines(file(Crash.name(point, side)));
      return Optional.of(
          new Crash(
              point,
              side,
              End.valueOf(lines.get(0)),
              Integer.parseInt(lines.get(1)),
              lines.size() > 2 ? lines.get(2) : ""));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void carryOut(Crash crash) {
    try {
      Files.move(file(crash.name()), file(crash.name() + DONE), StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return; // another replica has done it
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    System.out.println("crash ordered by a test: " + crash);
    switch (crash.end()) {
      case HALT -> Runtime.getRuntime().halt(137);
      case FREEZE -> freeze();
    }
  }

  private static void freeze() {
    String pid = Long.toString(ProcessHandle.current().pid());
    try {
      new ProcessBuilder("sh", "-c", "kill -STOP " + pid).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void delete(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(String name) {
    return directory.resolve(name);
  }
}
