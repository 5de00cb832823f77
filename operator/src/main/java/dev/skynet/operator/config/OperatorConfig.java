package dev.skynet.operator.config;

import dev.skynet.protocol.names.Fleet;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All that the operator is told. It holds no secret: its text may be printed.
 *
 * @param fleet prefixes every queue and S3 key
 * @param bucket the fleet's S3 bucket
 * @param namespaces those whose objects are looked after; empty: all
 * @param lease who leads
 * @param bind IP address of the health port
 * @param healthPort /healthz, /readyz and /metrics
 * @param insecureGitUrls whether http: and file: repositories are allowed
 * @param cacheDir bare git repositories, one a group; may be lost
 * @param timingsScale multiplies every period, over 0; 1 outside tests
 * @param aws what the SDK will find
 */
public record OperatorConfig(
    Fleet fleet,
    String bucket,
    List<String> namespaces,
    LeaseSettings lease,
    String bind,
    int healthPort,
    boolean insecureGitUrls,
    Path cacheDir,
    double timingsScale,
    AwsSettings aws) {

  /** Copies the list. */
  public OperatorConfig {
    namespaces = List.copyOf(namespaces);
  }

  /**
   * Reads and checks all of it.
   *
   * @throws BadSettingException names the first variable that cannot be used
   */
  public static OperatorConfig from(Map<String, String> environment) {
    Settings settings = new Settings(environment);
    Fleet fleet = settings.get(OperatorSettings.FLEET);
    return new OperatorConfig(
        fleet,
        settings.get(OperatorSettings.BUCKET),
        settings.get(CommonSettings.NAMESPACES),
        LeaseSettings.read(settings, fleet.name()),
        settings.get(CommonSettings.BIND),
        settings.get(OperatorSettings.HEALTH_PORT),
        settings.get(OperatorSettings.INSECURE_GIT_URLS),
        settings.get(OperatorSettings.CACHE_DIR),
        settings.get(OperatorSettings.TIMINGS_SCALE),
        AwsSettings.read(settings));
  }
}
