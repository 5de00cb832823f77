package dev.skynet.agent.release;

import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Release;
import java.util.HashMap;
import java.util.Map;

/**
 * The environment of what a bundle starts: clean, but for what is listed here. What comes later
 * wins: the bundle's own entries, then the host's, then ours.
 *
 * @param base {@code PATH} and {@code HOME}
 * @param host what agent.yml adds
 * @param group whose
 * @param instance which
 */
public record ReleaseEnvironment(
    Map<String, String> base, Map<String, String> host, GroupName group, String instance) {
  /** For services, hooks and checks. */
  public Map<String, String> of(Release release, Map<String, String> bundle) {
    Map<String, String> environment = of(release.commit(), bundle);
    environment.put("SKYNET_RELEASE", release.id());
    return environment;
  }

  /** For builds: there is no release yet. */
  public Map<String, String> of(String commit, Map<String, String> bundle) {
    Map<String, String> environment = new HashMap<>(base);
    environment.putAll(bundle);
    environment.putAll(host);
    environment.put("SKYNET_COMMIT", commit);
    environment.put("SKYNET_INSTANCE", instance);
    environment.put("SKYNET_GROUP", group.toString());
    return environment;
  }
}
