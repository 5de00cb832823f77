package dev.skynet.operator.kube;

import io.fabric8.kubernetes.api.model.OwnerReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What changes in an object's metadata.
 *
 * @param finalizers the whole list, others' kept; empty: unchanged
 * @param labels to set beside those that are there
 * @param owners the whole list, others' kept; empty: unchanged
 */
public record MetaChange(
    Optional<List<String>> finalizers,
    Map<String, String> labels,
    Optional<List<OwnerReference>> owners) {
  public MetaChange {
    finalizers = finalizers.map(List::copyOf);
    labels = Map.copyOf(labels);
    owners = owners.map(List::copyOf);
  }

  /** Only the finalizers. */
  public static MetaChange finalizers(List<String> finalizers) {
    return new MetaChange(Optional.of(finalizers), Map.of(), Optional.empty());
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return finalizers.isEmpty() && labels.isEmpty() && owners.isEmpty();
  }
}
