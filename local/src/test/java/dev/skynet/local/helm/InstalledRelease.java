package dev.skynet.local.helm;

import dev.skynet.local.TestRuns;
import dev.skynet.local.aws.LocalAws;
import dev.skynet.local.kube.ControlPlane;
import dev.skynet.local.kube.KubeBinaries;
import dev.skynet.local.kubelet.Kubelet;
import dev.skynet.local.kubelet.KubeletOptions;
import dev.skynet.local.process.RunDirectory;
import dev.skynet.protocol.names.Fleet;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The shipped chart, installed as a user would, with the distribution that the build made. */
final class InstalledRelease implements AutoCloseable {
  static final String NAMESPACE = "skynet-system";
  static final String SECRET = "It's a Secret to Everybody";

  private static final Path DISTRIBUTION =
      Path.of("..", "operator", "target", "dist").toAbsolutePath().normalize();
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final RunDirectory run = TestRuns.begin();
  private final LocalAws aws = LocalAws.start(run.ports(), run.directory("s3"));
  private final ControlPlane plane;
  private final Kubelet kubelet;
  private final ChartRelease release;

  InstalledRelease() {
    String bucket = aws.createFleetResources(new Fleet("demo")).bucket();
    plane = ControlPlane.start(run, KubeBinaries.locate(System.out::println));
    kubelet = Kubelet.start(plane, run, KubeletOptions.of(DISTRIBUTION));
    kubectl("create", "namespace", NAMESPACE);
    secret("webhook-secrets", Map.of("first", SECRET));
    secret("aws", Map.of("credentials", aws.credentialsFile()));
    release =
        new Chart(ShippedChart.DIRECTORY, run.directory("tmp"))
            .release("skynet", NAMESPACE, plane.adminKubeconfig());
    release.installReady(
        Map.of(
            "fleet",
            "demo",
            "bucket",
            bucket,
            "timingsScale",
            0.1,
            "operator",
            Map.of("lease", Map.of("duration", "3s", "renew", "2s", "retry", "500ms")),
            "aws",
            Map.of(
                "region",
                LocalAws.REGION,
                "endpointUrlSqs",
                aws.sqsEndpoint().toString(),
                "endpointUrlS3",
                aws.s3Endpoint().toString(),
                "existingSecret",
                "aws"),
            "webhook",
            Map.of("existingSecret", "webhook-secrets")),
        LIMIT);
  }

  ChartRelease release() {
    return release;
  }

  Kubelet kubelet() {
    return kubelet;
  }

  String kubectl(String... arguments) {
    return plane.kubectl().ok(arguments);
  }

  /** Names of the pods of a part, {@code operator} or {@code webhook}. */
  List<String> pods(String component) {
    return kubectl(
            "-n",
            NAMESPACE,
            "get",
            "pods",
            "-l",
            "app.kubernetes.io/component=" + component,
            "-o",
            "jsonpath={range .items[*]}{.metadata.name}{\"\\n\"}{end}")
        .lines()
        .toList();
  }

  String pod(String name, String jsonpath) {
    return kubectl("-n", NAMESPACE, "get", "pod", name, "-o", "jsonpath=" + jsonpath);
  }

  /** The pod that holds the operators' lease. */
  String leader() {
    return kubectl(
        "-n",
        NAMESPACE,
        "get",
        "lease",
        "skynet-operator-demo",
        "-o",
        "jsonpath={.spec.holderIdentity}");
  }

  @Override
  public void close() {
    kubelet.close();
    run.close();
    aws.close();
  }

  private void secret(String name, Map<String, String> content) {
    var arguments = new ArrayList<>(List.of("-n", NAMESPACE, "create", "secret", "generic", name));
    content.forEach((key, value) -> arguments.add("--from-literal=" + key + "=" + value));
    kubectl(arguments.toArray(String[]::new));
  }
}
