package dev.skynet.local.e2e;

import dev.skynet.local.stack.Installation;
import dev.skynet.local.stack.PodMeters;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * The operator as seen from outside: its log, its metrics, the queues that it made.
 *
 * @param installation that it belongs to
 */
record OperatorUnderTest(Installation installation) {
  private static final int HEALTH_PORT = 8081;

  /** What all its replicas logged. */
  String log() {
    return pods().stream()
        .map(pod -> installation.stack().kubelet().logs(installation.namespace(), name(pod)))
        .collect(Collectors.joining("\n"));
  }

  /** How many reports it gave to the dead letters for this reason. */
  double buried(String reason) {
    return metric("skynet_reports_buried_total", "reason=\"" + reason + "\"");
  }

  /** The sum of a meter's samples that carry all these labels, over all replicas. */
  double metric(String name, String... labels) {
    return pods().stream()
        .map(OperatorUnderTest::meters)
        .mapToDouble(meters -> meters.sum(name, labels))
        .sum();
  }

  /** Names of the inboxes of a group's members. */
  List<String> inboxes(String group) {
    String prefix = "skynet-%s-inbox-%s-".formatted(installation.fleet().name(), group);
    try (SqsClient sqs = installation.stack().aws().sqsClient()) {
      return sqs.listQueues(request -> request.queueNamePrefix(prefix)).queueUrls().stream()
          .map(url -> url.substring(url.lastIndexOf('/') + 1))
          .toList();
    }
  }

  /** How many reports are not deleted yet, received or not. */
  int reports() {
    return messages(installation.resources().reportsUrl());
  }

  /** How many messages nobody could use. */
  int deadLetters() {
    return messages(installation.resources().deadLettersUrl());
  }

  private int messages(String queue) {
    try (SqsClient sqs = installation.stack().aws().sqsClient()) {
      return sqs
          .getQueueAttributes(
              request ->
                  request
                      .queueUrl(queue)
                      .attributeNames(
                          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
          .attributes()
          .values()
          .stream()
          .mapToInt(Integer::parseInt)
          .sum();
    }
  }

  private List<Pod> pods() {
    return installation.pods("operator");
  }

  private static String name(Pod pod) {
    return pod.getMetadata().getName();
  }

  private static PodMeters meters(Pod pod) {
    try {
      return PodMeters.of(pod.getStatus().getPodIP(), HEALTH_PORT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
