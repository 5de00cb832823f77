package dev.skynet.local;

import dev.skynet.local.process.LoopbackPorts;
import dev.skynet.local.process.RunDirectory;
import java.nio.file.Path;
import java.security.SecureRandom;

/** Run directories under {@code target/}, where a killed build is swept by the next. */
public final class TestRuns {
  private TestRuns() {}

  /** A new run. */
  public static RunDirectory begin() {
    return RunDirectory.create(Path.of("target", "runs").toAbsolutePath(), ports());
  }

  /** Free ports. */
  public static LoopbackPorts ports() {
    return new LoopbackPorts(new SecureRandom());
  }
}
