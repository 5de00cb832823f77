package dev.skynet.operator.reconcile;

import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names objects that this version cannot read, once each, in log and metric. */
final class Unreadables {
  private static final Logger log = LoggerFactory.getLogger(Unreadables.class);

  private final OperatorMetrics metrics;
  private final Map<GroupName, Map<Key, String>> groups = new ConcurrentHashMap<>();

  private record Key(String kind, String namespace, String name) {
    static Key of(HasMetadata object) {
      return new Key(
          object.getKind(), object.getMetadata().getNamespace(), object.getMetadata().getName());
    }
  }

  Unreadables(OperatorMetrics metrics) {
    this.metrics = metrics;
  }

  /** A group, or a Rollout of it, cannot be read. */
  void bad(GroupName group, HasMetadata object, String problem) {
    Key key = Key.of(object);
    if (!problem.equals(named(group).put(key, problem))) {
      log.error(
          "cannot be read and is left alone: {} {}/{}: {}; correct it, or delete it",
          key.kind(),
          key.namespace(),
          key.name(),
          problem);
      metrics.unreadable(key.kind(), key.namespace(), key.name());
    }
  }

  /** Of the group and its Rollouts only these cannot be read; others can, or are gone. */
  void only(
      GroupName group,
      Collection<? extends HasMetadata> bad,
      Collection<? extends HasMetadata> alsoBad) {
    Set<Key> still =
        Stream.concat(bad.stream(), alsoBad.stream()).map(Key::of).collect(Collectors.toSet());
    named(group).keySet().stream().filter(key -> !still.contains(key)).forEach(k -> good(group, k));
  }

  /** The group is gone. */
  void forget(GroupName group) {
    named(group).keySet().forEach(key -> good(group, key));
    groups.remove(group);
  }

  private void good(GroupName group, Key key) {
    named(group).remove(key);
    log.info("can be read again, or is gone: {} {}/{}", key.kind(), key.namespace(), key.name());
    metrics.readable(key.kind(), key.namespace(), key.name());
  }

  private Map<Key, String> named(GroupName group) {
    return groups.computeIfAbsent(group, g -> new ConcurrentHashMap<>());
  }
}
