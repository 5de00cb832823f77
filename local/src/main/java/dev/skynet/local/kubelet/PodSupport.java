package dev.skynet.local.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;

/** Names what a pod asks for and this kubelet does not do, rather than leave it out unsaid. */
final class PodSupport {
  private PodSupport() {}

  static void check(PodSpec spec) throws NotRunnableException {
    if (!"Always".equals(spec.getRestartPolicy())) {
      throw NotRunnableException.unsupported("restartPolicy " + spec.getRestartPolicy());
    }
    if (!spec.getInitContainers().isEmpty()) {
      throw NotRunnableException.unsupported("an init container");
    }
    if (Boolean.TRUE.equals(spec.getHostNetwork())) {
      throw NotRunnableException.unsupported("hostNetwork");
    }
    for (Container container : spec.getContainers()) {
      if (container.getLifecycle() != null) {
        throw NotRunnableException.unsupported("a lifecycle hook");
      }
    }
  }
}
