package dev.skynet.agent.rig;

import java.io.IOException;
import java.nio.file.Path;

/** Durable files of an agent that dies. */
public final class CrashingFiles extends FastFiles {
  private final CrashPoint crash;

  public CrashingFiles(Path reserve, CrashPoint crash) {
    super(reserve);
    this.crash = crash;
  }

  @Override
  public void write(Path file, String text) throws IOException {
    crash.act();
    super.write(file, text);
  }

  @Override
  public void append(Path file, String line) throws IOException {
    crash.act();
    super.append(file, line);
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    crash.act();
    super.move(from, to);
  }

  @Override
  public void link(Path link, Path target) throws IOException {
    crash.act();
    super.link(link, target);
  }

  @Override
  public void delete(Path file) throws IOException {
    crash.act();
    super.delete(file);
  }

  @Override
  public void removeTree(Path folder) throws IOException {
    crash.act();
    super.removeTree(folder);
  }
}
