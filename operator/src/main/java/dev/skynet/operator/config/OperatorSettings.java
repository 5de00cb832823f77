package dev.skynet.operator.config;

import static dev.skynet.operator.config.Setting.optional;
import static dev.skynet.operator.config.Setting.otherwise;
import static dev.skynet.operator.config.Setting.required;

import dev.skynet.protocol.names.Fleet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Every variable that the operator reads by itself. */
final class OperatorSettings {
  static final Setting<Fleet> FLEET =
      required("SKYNET_FLEET", Kind.FLEET, "the fleet's name; it prefixes every queue and S3 key");
  static final Setting<String> BUCKET =
      required("SKYNET_BUCKET", Kind.TEXT, "the name of the fleet's S3 bucket");
  static final Setting<RoleArn> ROLE_ARN =
      optional(
          "SKYNET_ROLE_ARN",
          Kind.ROLE,
          "inboxes get no queue policy, which is right for a local stack only",
          "the IAM role that the operator runs under, which alone may send to the inboxes");
  static final Setting<Boolean> INSECURE_GIT_URLS =
      otherwise(
          "SKYNET_INSECURE_GIT_URLS",
          Kind.FLAG,
          "false",
          "whether http: and file: repositories are allowed");
  static final Setting<Path> CACHE_DIR =
      otherwise(
          "SKYNET_CACHE_DIR",
          Kind.PATH,
          "/var/cache/skynet",
          "a directory of this process alone for git repositories; may be lost");
  static final Setting<Integer> HEALTH_PORT =
      otherwise(
          "SKYNET_HEALTH_PORT", Kind.PORT, "8081", "the port of /healthz, /readyz and /metrics");
  static final Setting<Double> TIMINGS_SCALE =
      otherwise(
          "SKYNET_TIMINGS_SCALE",
          Kind.SCALE,
          "1",
          "what the periods between operator and agents are multiplied by; the lease, signed URLs and the"
              + " retention of inboxes stay, and the waits of SQS only get shorter; other than 1 in tests only");
  static final Setting<String> POD_NAME =
      required("SKYNET_POD_NAME", Kind.TEXT, "the pod's name (downward API); it holds the lease");
  static final Setting<String> POD_NAMESPACE =
      required(
          "SKYNET_POD_NAMESPACE", Kind.LABEL, "the pod's namespace (downward API) with the lease");
  static final Setting<String> LEASE_NAME =
      optional(
          "SKYNET_LEASE_NAME",
          Kind.LABEL,
          "skynet-operator-<fleet>",
          "the lease that makes one replica the leader");
  static final Setting<Duration> LEASE_DURATION =
      otherwise(
          "SKYNET_LEASE_DURATION",
          Kind.DURATION,
          "15s",
          "how long a lease that nobody renews keeps others out; more than SKYNET_LEASE_RETRY plus"
              + " 5s times SKYNET_TIMINGS_SCALE");
  static final Setting<Duration> LEASE_RENEW =
      otherwise(
          "SKYNET_LEASE_RENEW",
          Kind.DURATION,
          "10s",
          "how long the leader tries to renew before it gives up; less than SKYNET_LEASE_DURATION");
  static final Setting<Duration> LEASE_RETRY =
      otherwise(
          "SKYNET_LEASE_RETRY",
          Kind.DURATION,
          "2s",
          "the time between two tries; less than SKYNET_LEASE_RENEW");
  static final Setting<String> AWS_REGION =
      optional("AWS_REGION", Kind.TEXT, "the SDK looks further", "the AWS region");
  static final Setting<URI> AWS_ENDPOINT_URL_SQS =
      optional("AWS_ENDPOINT_URL_SQS", Kind.URL, "AWS", "another SQS server than AWS");
  static final Setting<URI> AWS_ENDPOINT_URL_S3 =
      optional(
          "AWS_ENDPOINT_URL_S3",
          Kind.URL,
          "AWS",
          "another S3 server than AWS, then addressed by path");

  /** The SDK reads it by itself; here it is only printed. */
  static final Setting<Path> AWS_SHARED_CREDENTIALS_FILE =
      optional(
          "AWS_SHARED_CREDENTIALS_FILE",
          Kind.PATH,
          "the SDK looks further",
          "a file with access keys, in the SDK's format");

  private OperatorSettings() {}

  /** All of them, in the order of the reference page. */
  static List<Setting<?>> all() {
    return List.of(
        FLEET,
        BUCKET,
        CommonSettings.NAMESPACES,
        ROLE_ARN,
        INSECURE_GIT_URLS,
        CACHE_DIR,
        CommonSettings.BIND,
        HEALTH_PORT,
        TIMINGS_SCALE,
        POD_NAME,
        POD_NAMESPACE,
        LEASE_NAME,
        LEASE_DURATION,
        LEASE_RENEW,
        LEASE_RETRY,
        AWS_REGION,
        AWS_ENDPOINT_URL_SQS,
        AWS_ENDPOINT_URL_S3,
        AWS_SHARED_CREDENTIALS_FILE);
  }
}
