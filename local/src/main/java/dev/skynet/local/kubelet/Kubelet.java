package dev.skynet.local.kubelet;

import dev.skynet.local.kube.ControlPlane;
import dev.skynet.local.process.ChildProcess;
import dev.skynet.local.process.RunDirectory;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The only node of a local control plane: binds every pod of every namespace to itself and runs its
 * containers as processes. Closing it stops the processes and leaves the objects alone; a kubelet
 * that finds pods of a former one runs them anew.
 */
public final class Kubelet implements AutoCloseable {
  /** The node's name. No Node object stands for it. */
  public static final String NODE = "local";

  private final Node node;
  private final Map<String, PodRunner> runners = new ConcurrentHashMap<>();
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();
  private final SharedIndexInformer<Pod> informer;
  private boolean closed;

  private Kubelet(Node node) {
    this.node = node;
    this.informer = node.client().pods().inAnyNamespace().inform(new Handler());
  }

  /**
   * Starts it; returns once it knows all pods there are.
   *
   * @param plane whose pods it runs
   * @param run owns processes, logs and files
   */
  public static Kubelet start(ControlPlane plane, RunDirectory run, KubeletOptions options) {
    return new Kubelet(
        new Node(
            client(plane),
            plane.kubeconfig(),
            run,
            options,
            PodAddresses.claim(new SecureRandom()),
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(),
            InstantSource.system()));
  }

  /** Fails at once when the API server is away: the pods' runners try again by themselves. */
  private static KubernetesClient client(ControlPlane plane) {
    Config config = Config.fromKubeconfig(plane.adminKubeconfig().toFile());
    config.setRequestRetryBackoffLimit(0);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** The running process of the pod's only (or first) container; empty while there is none. */
  public Optional<ProcessHandle> podProcess(String namespace, String pod) {
    return child(namespace, pod).map(ChildProcess::pid).flatMap(ProcessHandle::of);
  }

  /**
   * Sends a signal such as {@code STOP}, {@code CONT} or {@code KILL} to that process.
   *
   * @throws IllegalStateException if there is none
   */
  public void signal(String namespace, String pod, String signal) {
    child(namespace, pod)
        .orElseThrow(
            () -> new IllegalStateException("pod " + namespace + "/" + pod + " does not run"))
        .signal(signal);
  }

  /**
   * What the pod's containers have written, over all restarts; also of a pod that is gone. Empty if
   * nothing was ever started under that name.
   *
   * @throws UncheckedIOException if it cannot be read
   */
  public String logs(String namespace, String pod) {
    String prefix = ContainerStart.processName(namespace, pod, "");
    try (var all = Files.list(node.run().directory("logs"))) {
      StringBuilder text = new StringBuilder();
      for (Path log :
          all.filter(p -> p.getFileName().toString().startsWith(prefix)).sorted().toList()) {
        text.append(Files.readString(log));
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stops every process: TERM, then KILL after the grace of the options. */
  @Override
  public void close() {
    synchronized (runners) {
      if (closed) {
        return;
      }
      closed = true;
    }
    informer.close();
    runners.values().forEach(r -> r.post(new PodEvent.Close(node.options().closeGrace())));
    try {
      for (Thread thread : List.copyOf(threads.values())) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    node.http().close();
    node.addresses().close();
    node.client().close();
  }

  private Optional<ChildProcess> child(String namespace, String pod) {
    return runners.values().stream()
        .filter(runner -> runner.isFor(namespace, pod))
        .flatMap(runner -> runner.containers().values().stream())
        .flatMap(container -> container.process().stream())
        .findFirst();
  }

  private void seen(Pod pod) {
    String bound = pod.getSpec().getNodeName();
    String uid = pod.getMetadata().getUid();
    if (bound != null && !bound.equals(NODE)) {
      return;
    }
    synchronized (runners) {
      if (closed) {
        return;
      }
      runners.computeIfAbsent(uid, id -> begin(id, pod)).post(new PodEvent.Seen(pod));
    }
  }

  private PodRunner begin(String uid, Pod pod) {
    PodRunner runner = new PodRunner(node, pod);
    threads.put(
        uid,
        Thread.ofVirtual()
            .name("pod-" + pod.getMetadata().getName())
            .start(
                () -> {
                  try {
                    runner.run();
                  } finally {
                    runners.remove(uid);
                    threads.remove(uid);
                  }
                }));
    return runner;
  }

  private final class Handler implements ResourceEventHandler<Pod> {
    @Override
    public void onAdd(Pod pod) {
      seen(pod);
    }

    @Override
    public void onUpdate(Pod before, Pod pod) {
      seen(pod);
    }

    @Override
    public void onDelete(Pod pod, boolean finalStateUnknown) {
      PodRunner runner = runners.get(pod.getMetadata().getUid());
      if (runner != null) {
        runner.post(new PodEvent.Gone());
      }
    }
  }
}
