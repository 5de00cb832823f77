package dev.skynet.agent.config;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code agent.yml} says. It holds no secret: credentials come from the SDK's own chain.
 *
 * @param fleet whose
 * @param group whose
 * @param region of the queues and the bucket
 * @param instance id of this member
 * @param bucket sources, artifacts and the desired pointer
 * @param endpoints where SQS and S3 are, unless the SDK's own rules find them
 * @param roots directories
 * @param unsandboxedBuilds whether this host may build without a sandbox
 * @param pulse periods
 * @param env what this host adds to the environment of builds, services, hooks and checks
 */
public record AgentConfig(
    Fleet fleet,
    GroupName group,
    String region,
    String instance,
    String bucket,
    Endpoints endpoints,
    Roots roots,
    boolean unsandboxedBuilds,
    PulsePeriods pulse,
    Map<String, String> env) {
  public AgentConfig {
    env = Map.copyOf(env);
  }

  /**
   * Endpoints.
   *
   * @param sqs of SQS
   * @param s3 of S3; implies path style
   */
  public record Endpoints(Optional<URI> sqs, Optional<URI> s3) {}

  /**
   * Directories.
   *
   * @param state what the agent must remember; default {@code /var/lib/skynet}
   * @param srv releases; default {@code /srv/skynet}
   */
  public record Roots(Path state, Path srv) {}

  /**
   * How often the agent says that it is alive.
   *
   * @param idle when nothing goes on, until a roll call says otherwise; default 300 s
   * @param turn while a ticket runs; default 20 s
   */
  public record PulsePeriods(Duration idle, Duration turn) {}
}
