package dev.skynet.local.stack;

import dev.skynet.local.aws.FleetResources;
import dev.skynet.local.helm.Chart;
import dev.skynet.local.helm.ChartRelease;
import dev.skynet.protocol.names.Fleet;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One release of the chart in one namespace, looking after one fleet: as {@code helm install} makes
 * it.
 *
 * @param stack it runs on
 * @param namespace it is installed in, and the only one that it watches
 * @param fleet what it looks after
 * @param resources queues and bucket of the fleet
 * @param release of the chart
 * @param webhookSecret the forge knows it too
 */
public record Installation(
    LocalStack stack,
    String namespace,
    Fleet fleet,
    FleetResources resources,
    ChartRelease release,
    String webhookSecret) {
  private static final int WEBHOOK_PORT = 8080;
  private static final Duration READY = Duration.ofSeconds(90);
  private static final String COMPONENT = "app.kubernetes.io/component";

  /**
   * Makes namespace, Secrets, queues and bucket, and installs the chart without waiting for pods.
   *
   * @param crds whether this release brings the kinds
   * @param values over those that this machine needs
   */
  public static Installation install(
      LocalStack stack, String namespace, Fleet fleet, boolean crds, Map<String, ?> values) {
    String secret = "secret-of-" + namespace;
    KubernetesClient client = stack.client();
    stack.plane().kubectl().ok("create", "namespace", namespace);
    Map<String, String> aws = stack.aws().environment();
    secret(client, namespace, "webhook", Map.of("github", secret));
    secret(client, namespace, "aws", Map.of("credentials", stack.aws().credentialsFile()));
    var resources = stack.aws().createFleetResources(fleet);
    var chart = new Chart(stack.checkout().chart(), stack.run().directory("tmp"));
    var release = chart.release("skynet", namespace, stack.plane().adminKubeconfig());
    var installation = new Installation(stack, namespace, fleet, resources, release, secret);
    release.install(installation.values(crds, aws, values));
    return installation;
  }

  /** Waits until both Deployments are available. */
  public Installation awaitReady() {
    for (String component : List.of("operator", "webhook")) {
      stack
          .plane()
          .kubectl()
          .ok(
              "wait",
              "-n",
              namespace,
              "--for=condition=Available",
              "--timeout=" + READY.toSeconds() + "s",
              "deployment",
              "-l",
              COMPONENT + "=" + component);
    }
    return this;
  }

  /** Where the forge posts to. */
  public URI webhook() {
    String ip =
        pods("webhook").stream()
            .map(p -> p.getStatus().getPodIP())
            .filter(address -> address != null && !address.isEmpty())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no webhook pod in " + namespace));
    return URI.create("http://%s:%d/webhooks/github".formatted(ip, WEBHOOK_PORT));
  }

  /** The pods of a component: {@code operator} or {@code webhook}. */
  public List<Pod> pods(String component) {
    return stack
        .client()
        .pods()
        .inNamespace(namespace)
        .withLabel(COMPONENT, component)
        .list()
        .getItems();
  }

  /** What the chart is given on this machine. */
  public Map<String, Object> values(boolean crds, Map<String, String> aws, Map<String, ?> more) {
    var values = new HashMap<String, Object>();
    values.put("fleet", fleet.name());
    values.put("bucket", FleetResources.bucketOf(fleet));
    values.put("watchNamespaces", List.of(namespace));
    values.put("crds", Map.of("enabled", crds));
    values.put(
        "aws",
        Map.of(
            "region", aws.getOrDefault("AWS_REGION", ""),
            "endpointUrlSqs", aws.getOrDefault("AWS_ENDPOINT_URL_SQS", ""),
            "endpointUrlS3", aws.getOrDefault("AWS_ENDPOINT_URL_S3", ""),
            "existingSecret", "aws"));
    values.put("operator", Map.of("insecureGitUrls", true, "replicas", 1));
    values.put("webhook", Map.of("existingSecret", "webhook"));
    values.putAll(more);
    return values;
  }

  private static void secret(
      KubernetesClient client, String namespace, String name, Map<String, String> data) {
    client
        .secrets()
        .resource(
            new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .endMetadata()
                .withStringData(data)
                .build())
        .create();
  }
}
