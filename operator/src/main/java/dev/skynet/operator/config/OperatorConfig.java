package dev.skynet.operator.config;

import dev.skynet.operator.Timings;
import dev.skynet.protocol.names.Fleet;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
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
 * @param timingsScale multiplies the periods between operator and agents, over 0; 1 outside tests
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
    double scale = settings.get(OperatorSettings.TIMINGS_SCALE);
    return new OperatorConfig(
        fleet,
        settings.get(OperatorSettings.BUCKET),
        settings.get(CommonSettings.NAMESPACES),
        LeaseSettings.read(settings, fleet.name(), Timings.DEFAULT.scaled(scale).sure()),
        settings.get(CommonSettings.BIND),
        settings.get(OperatorSettings.HEALTH_PORT),
        settings.get(OperatorSettings.INSECURE_GIT_URLS),
        settings.get(OperatorSettings.CACHE_DIR),
        scale,
        AwsSettings.read(settings));
  }

  /** Nothing can be kept in the cache directory. */
  public BadSettingException cacheDirRefused(IOException failure) {
    return new BadSettingException(
        OperatorSettings.CACHE_DIR.name(),
        "'%s' cannot be used (%s); set it to a directory that this process may write, as a mounted emptyDir is"
            .formatted(cacheDir, why(failure)));
  }

  /** Many of the file system's own messages are the path alone. */
  private static String why(IOException failure) {
    return switch (failure) {
      case AccessDeniedException denied -> denied.getFile() + " may not be written";
      case FileAlreadyExistsException taken -> taken.getFile() + " is no directory";
      default -> String.valueOf(failure.getMessage());
    };
  }

  /** Where probes and metrics are answered. */
  public Endpoint health() {
    return new Endpoint(bind, healthPort, OperatorSettings.HEALTH_PORT.name());
  }
}
