package dev.skynet.operator.reconcile;

import dev.skynet.operator.metrics.OperatorMetrics;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names objects that this version cannot read, once each, in log and metric. */
final class Unreadables {
  private static final Logger log = LoggerFactory.getLogger(Unreadables.class);

  private final OperatorMetrics metrics;
  private final Map<String, String> named = new ConcurrentHashMap<>();

  Unreadables(OperatorMetrics metrics) {
    this.metrics = metrics;
  }

  void bad(HasMetadata object, String problem) {
    if (!problem.equals(named.put(key(object), problem))) {
      log.error(
          "cannot be read and is left alone: {} {}; correct it, or delete it",
          key(object),
          problem);
      metrics.unreadable(
          object.getKind(), object.getMetadata().getNamespace(), object.getMetadata().getName());
    }
  }

  void good(HasMetadata object) {
    if (named.remove(key(object)) != null) {
      log.info("can be read again: {}", key(object));
      metrics.readable(
          object.getKind(), object.getMetadata().getNamespace(), object.getMetadata().getName());
    }
  }

  private static String key(HasMetadata object) {
    return object.getKind()
        + " "
        + object.getMetadata().getNamespace()
        + "/"
        + object.getMetadata().getName();
  }
}
