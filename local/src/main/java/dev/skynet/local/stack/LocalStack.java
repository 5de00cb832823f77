package dev.skynet.local.stack;

import dev.skynet.local.aws.LocalAws;
import dev.skynet.local.git.GitServer;
import dev.skynet.local.kube.ControlPlane;
import dev.skynet.local.kube.KubeBinaries;
import dev.skynet.local.kubelet.Kubelet;
import dev.skynet.local.kubelet.KubeletOptions;
import dev.skynet.local.process.LoopbackPorts;
import dev.skynet.local.process.RunDirectory;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Control plane, SQS, S3, a git server and the stand-in for the kubelet.
 *
 * @param checkout what is run
 * @param run owns every process and file
 * @param plane Kubernetes
 * @param aws SQS and S3
 * @param git repositories over HTTP
 * @param kubelet runs the pods
 * @param client as cluster admin
 */
public record LocalStack(
    Checkout checkout,
    RunDirectory run,
    ControlPlane plane,
    LocalAws aws,
    GitServer git,
    Kubelet kubelet,
    KubernetesClient client)
    implements AutoCloseable {

  /** Where the runs of this user live. */
  public static Path runs() {
    return Path.of(System.getProperty("user.home"), ".cache", "skynet", "runs");
  }

  /**
   * Starts all of it.
   *
   * @param say is told what goes on and how long it usually takes
   */
  public static LocalStack start(Consumer<String> say) {
    return start(say, UnaryOperator.identity());
  }

  /**
   * Starts all of it.
   *
   * @param say is told what goes on and how long it usually takes
   * @param options from the usual options to those wanted
   */
  @SuppressWarnings("MustBeClosedChecker")
  public static LocalStack start(Consumer<String> say, UnaryOperator<KubeletOptions> options) {
    var checkout = Checkout.here();
    checkout.operator();
    checkout.agent();
    KubeBinaries binaries = KubeBinaries.locate(say);
    var run = RunDirectory.create(runs(), new LoopbackPorts(new SecureRandom()));
    try {
      ControlPlane plane = ControlPlane.start(run, binaries);
      LocalAws aws = LocalAws.start(run.ports(), run.directory("s3"));
      GitServer git =
          GitServer.start(run.ports().next(), run.directory("git"), InstantSource.system());
      Kubelet kubelet =
          Kubelet.start(plane, run, options.apply(KubeletOptions.of(checkout.operator())));
      Config config = Config.fromKubeconfig(plane.adminKubeconfig().toFile());
      KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build();
      return new LocalStack(checkout, run, plane, aws, git, kubelet, client);
    } catch (RuntimeException e) {
      run.close();
      throw e;
    }
  }

  @Override
  public void close() {
    client.close();
    kubelet.close();
    // all that still talks to the servers ends before they do
    run.close();
    git.close();
    aws.close();
  }
}
