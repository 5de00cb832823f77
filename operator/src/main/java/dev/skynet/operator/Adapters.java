package dev.skynet.operator;

import dev.skynet.operator.aws.AwsClients;
import dev.skynet.operator.aws.QueueTimes;
import dev.skynet.operator.aws.S3Artifacts;
import dev.skynet.operator.aws.S3Pointers;
import dev.skynet.operator.aws.SqsInboxes;
import dev.skynet.operator.aws.SqsPulses;
import dev.skynet.operator.aws.SqsReports;
import dev.skynet.operator.config.OperatorConfig;
import dev.skynet.operator.git.GitLimits;
import dev.skynet.operator.git.GitSource;
import dev.skynet.operator.git.JgitSource;
import dev.skynet.operator.kube.ApiAnnouncer;
import dev.skynet.operator.kube.ApiObjectStore;
import dev.skynet.operator.kube.ApiSecretStore;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.InstantSource;

/** The real adapter of every port. */
final class Adapters {
  private Adapters() {}

  static Ports of(
      OperatorConfig config,
      Timings timings,
      AwsClients aws,
      KubernetesClient client,
      InstantSource clock) {
    var times = QueueTimes.of(timings, config.timingsScale());
    var inboxes = new SqsInboxes(aws.sqs(), config.fleet(), config.aws().role(), times);
    return new Ports(
        new ApiObjectStore(client),
        new ApiAnnouncer(client, config.lease().identity(), clock),
        new ApiSecretStore(client),
        new SqsReports(aws.sqs(), config.fleet(), times),
        new SqsPulses(aws.sqs(), config.fleet(), times, clock),
        inboxes,
        inboxes,
        new S3Artifacts(aws, config.fleet(), config.bucket()),
        new S3Pointers(aws.s3(), config.fleet(), config.bucket()),
        git(config, clock));
  }

  private static GitSource git(OperatorConfig config, InstantSource clock) {
    try {
      return new JgitSource(config.cacheDir(), GitLimits.usual(config.insecureGitUrls()), clock);
    } catch (IOException e) {
      throw config.cacheDirRefused(e);
    }
  }
}
