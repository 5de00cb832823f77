package dev.skynet.local.kubelet;

import dev.skynet.local.process.Command;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What to run for a container of a pod.
 *
 * @param self the pod
 * @param data its namespace's Secrets and ConfigMaps
 * @param directory the pod's files
 */
record ContainerStart(DownwardApi self, KeyedData data, PodDirectory directory) {

  /**
   * Resolves command, arguments and variables as of now.
   *
   * @throws NotRunnableException if something is missing or not supported
   */
  Command of(Container container) throws NotRunnableException {
    if (container.getCommand().isEmpty()) {
      throw NotRunnableException.unsupported(
          "an image's own entry point: container "
              + container.getName()
              + " names no command, and it");
    }
    MountedPaths paths = directory.paths(container);
    Map<String, String> variables = new ContainerEnvironment(self, data).of(container);
    List<String> argv = new ArrayList<>();
    Stream.concat(container.getCommand().stream(), container.getArgs().stream())
        .map(word -> paths.onThisMachine(Expansion.expand(word, variables)))
        .forEach(argv::add);
    Map<String, String> environment = new HashMap<>();
    environment.put("HOSTNAME", self.pod().getMetadata().getName());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    variables.forEach((name, value) -> environment.put(name, paths.onThisMachine(value)));
    environment.put("KUBECONFIG", directory.kubeconfig().toString());
    return new Command(
        processName(self.pod(), container.getName()),
        argv,
        environment,
        directory.workingDirectory());
  }

  /** Under this name stand the log and the record of the process. */
  static String processName(Pod pod, String container) {
    return processName(pod.getMetadata().getNamespace(), pod.getMetadata().getName(), container);
  }

  static String processName(String namespace, String pod, String container) {
    return namespace + "_" + pod + "_" + container;
  }
}
