package dev.skynet.agent.rig;

import dev.skynet.agent.processes.Command;
import dev.skynet.agent.processes.Exit;
import dev.skynet.agent.processes.ProcessIdentity;
import dev.skynet.agent.processes.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Real processes, started and ended by an agent that dies. */
public final class CrashingProcesses implements Processes {
  private final Processes real;
  private final CrashPoint crash;

  public CrashingProcesses(Processes real, CrashPoint crash) {
    this.real = real;
    this.crash = crash;
  }

  @Override
  public ProcessIdentity start(Command command) throws IOException {
    crash.act();
    return real.start(command);
  }

  @Override
  public Exit run(Command command, Duration timeout, BooleanSupplier wanted)
      throws IOException, InterruptedException {
    crash.act();
    return real.run(command, timeout, wanted);
  }

  @Override
  public boolean alive(ProcessIdentity process) {
    return real.alive(process);
  }

  @Override
  public Optional<Path> folder(ProcessIdentity process) {
    return real.folder(process);
  }

  @Override
  public Optional<Path> program(ProcessIdentity process) {
    return real.program(process);
  }

  @Override
  public void end(ProcessIdentity process, Duration grace)
      throws IOException, InterruptedException {
    crash.act();
    real.end(process, grace);
  }

  @Override
  public void sweep(String mark) throws IOException, InterruptedException {
    real.sweep(mark);
  }

  @Override
  public boolean anyIn(Path folder) {
    return real.anyIn(folder);
  }
}
