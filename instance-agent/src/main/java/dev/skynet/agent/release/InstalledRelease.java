package dev.skynet.agent.release;

import dev.skynet.protocol.bundle.SkynetFile;
import dev.skynet.protocol.release.Release;
import java.nio.file.Path;
import java.util.Map;

/**
 * A whole release on this host.
 *
 * @param release which
 * @param folder its real directory, never the link
 * @param file its {@code skynet.yml}
 * @param environment of its services, hooks and checks
 */
public record InstalledRelease(
    Release release, Path folder, SkynetFile file, Map<String, String> environment) {
  public InstalledRelease {
    environment = Map.copyOf(environment);
  }

  /** Its id. */
  public String id() {
    return release.id();
  }
}
