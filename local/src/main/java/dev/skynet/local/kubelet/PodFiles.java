package dev.skynet.local.kubelet;

import dev.skynet.local.process.Command;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Keeps a pod's volumes, token and kubeconfig as the cluster says, and resolves its commands. */
final class PodFiles {
  private final Node node;
  private final Pod pod;
  private final PodDirectory directory;
  private final VolumeContent content;
  private final ContainerStart start;
  private final Map<Long, PodToken> tokens = new HashMap<>();
  private String lastToken = "";
  private String knownToken = "";

  PodFiles(Node node, Pod pod, String ip) {
    this.node = node;
    this.pod = pod;
    Path root = node.run().directory("kubelet").resolve(pod.getMetadata().getUid());
    this.directory = new PodDirectory(root, node.options().imageRoot());
    DownwardApi self = new DownwardApi(pod, ip);
    KeyedData data =
        new RememberedData(KeyedData.of(node.client(), pod.getMetadata().getNamespace()));
    this.content = new VolumeContent(self, data, this::token);
    this.start = new ContainerStart(self, data, directory);
  }

  /** Writes what changed. */
  void refresh() throws IOException, NotRunnableException {
    directory.refresh(pod, content);
    if (!lastToken.equals(knownToken)) {
      directory.writeKubeconfig(
          node.access().withToken(lastToken, pod.getMetadata().getNamespace()));
      knownToken = lastToken;
    }
  }

  Command command(Container container) throws NotRunnableException {
    return start.of(container);
  }

  void delete() {
    try {
      directory.delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String token(long lifetimeSeconds) {
    lastToken =
        tokens
            .computeIfAbsent(
                lifetimeSeconds,
                lifetime -> new PodToken(node.client(), node.clock(), pod, lifetime))
            .current();
    return lastToken;
  }
}
