package dev.skynet.local.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a pod may learn of itself by {@code fieldRef}.
 *
 * @param pod the pod
 * @param ip its address
 */
record DownwardApi(Pod pod, String ip) {
  private static final Pattern MAP_ENTRY =
      Pattern.compile("metadata\\.(labels|annotations)\\['([^']+)'\\]");

  /**
   * @throws NotRunnableException for a path that is not known here
   */
  String value(String fieldPath) throws NotRunnableException {
    return switch (fieldPath) {
      case "metadata.name" -> pod.getMetadata().getName();
      case "metadata.namespace" -> pod.getMetadata().getNamespace();
      case "metadata.uid" -> pod.getMetadata().getUid();
      case "spec.nodeName" -> Kubelet.NODE;
      case "spec.serviceAccountName" -> pod.getSpec().getServiceAccountName();
      case "status.podIP", "status.podIPs" -> ip;
      default -> entry(fieldPath);
    };
  }

  private String entry(String fieldPath) throws NotRunnableException {
    Matcher matcher = MAP_ENTRY.matcher(fieldPath);
    if (!matcher.matches()) {
      throw NotRunnableException.unsupported("fieldPath " + fieldPath);
    }
    Map<String, String> map =
        matcher.group(1).equals("labels")
            ? pod.getMetadata().getLabels()
            : pod.getMetadata().getAnnotations();
    return Objects.requireNonNullElse(map, Map.<String, String>of())
        .getOrDefault(matcher.group(2), "");
  }
}
