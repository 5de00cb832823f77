package dev.skynet.agent.services;

import dev.skynet.agent.release.InstalledRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The services of a release. They outlive the agent, and an agent that starts finds them again. */
public interface Services {
  /** Starts those services of the release that do not run; leaves the others alone. */
  void startMissing(InstalledRelease release) throws IOException, InterruptedException;

  /** Stops whatever was started, of whichever release, in reverse order. */
  void stopAll() throws IOException, InterruptedException;

  /** Those services of the release that do not run. */
  List<String> missing(InstalledRelease release) throws IOException;

  /** What was started, in order. */
  List<ServiceRecord> started() throws IOException;

  /** Where a service's output goes. */
  Path log(String service);
}
