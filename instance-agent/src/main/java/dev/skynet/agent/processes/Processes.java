package dev.skynet.agent.processes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Processes of the bundle: each in a session of its own, so that none dies with the agent. */
public interface Processes {
  /** Starts a command that goes on by itself. */
  ProcessIdentity start(Command command) throws IOException;

  /**
   * Runs a command to its end; what it leaves behind in the background is left alone if it ended by
   * itself.
   *
   * @param timeout after which it and all that it started is killed
   * @param wanted when false the same happens
   */
  Exit run(Command command, Duration timeout, BooleanSupplier wanted)
      throws IOException, InterruptedException;

  /** Whether it runs: this one, not another with its pid. */
  boolean alive(ProcessIdentity process);

  /** The folder it works in; nothing once it has ended. */
  Optional<Path> folder(ProcessIdentity process);

  /** The file that it executes; nothing once it has ended. */
  Optional<Path> program(ProcessIdentity process);

  /** Ends its whole group: TERM, and KILL after this long. */
  void end(ProcessIdentity process, Duration grace) throws IOException, InterruptedException;

  /** Kills whatever carries the mark. */
  void sweep(String mark) throws IOException, InterruptedException;

  /** Whether any process runs in this folder or below. */
  boolean anyIn(Path folder);
}
