package dev.skynet.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The checked-out repository and what its build made.
 *
 * @param root of the repository
 */
public record Checkout(Path root) {
  /**
   * The repository that this process works in.
   *
   * @throws IllegalStateException if it works elsewhere
   */
  public static Checkout here() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve("helm/skynet"))) {
        return new Checkout(at);
      }
    }
    throw new IllegalStateException("run this inside the skynet repository");
  }

  /** The chart. */
  public Path chart() {
    return root.resolve("helm/skynet");
  }

  /** The distribution of operator and bridge. */
  public Path operator() {
    return built("operator");
  }

  /** The distribution of the agent. */
  public Path agent() {
    return built("instance-agent");
  }

  private Path built(String module) {
    Path dist = root.resolve(module).resolve("target/dist");
    if (!Files.isDirectory(dist.resolve("lib"))) {
      throw new IllegalStateException(dist + " is missing: run make build first");
    }
    return dist;
  }
}
