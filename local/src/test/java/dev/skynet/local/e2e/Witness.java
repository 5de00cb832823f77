package dev.skynet.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.RawRollout;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Sees every status of a group and its Rollouts, not only those that a test happens to read. */
final class Witness implements AutoCloseable {
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final AtomicInteger mostAway = new AtomicInteger();
  private final List<Watch> watches;

  Witness(Fleets fleets, Group group) {
    watches =
        List.of(
            watch(fleets, RawRollout.class, object -> rollout(object, group.name())),
            watch(fleets, RawGroup.class, object -> group(object, group.name())));
  }

  /** Ids of the members that a row or an entry of the ledger has ever called silent. */
  Set<String> calledSilent() {
    return Set.copyOf(silent);
  }

  /** How many entries without an outcome the ledger has ever had at once. */
  int mostAway() {
    return mostAway.get();
  }

  @Override
  public void close() {
    watches.forEach(Watch::close);
  }

  private void rollout(RawRollout rollout, String group) {
    if (!rollout.getSpec().at("/groupRef/name").asText().equals(group)) {
      return;
    }
    for (JsonNode row : rollout.getStatus().path("instances")) {
      if (row.path("phase").asText().equals("Unreachable")
          || row.path("reason").asText().equals("AgentSilent")) {
        silent.add(row.path("id").asText());
      }
    }
  }

  private void group(RawGroup raw, String group) {
    if (!raw.getMetadata().getName().equals(group)) {
      return;
    }
    JsonNode turns = raw.getStatus().path("turns");
    for (JsonNode turn : turns) {
      if (turn.path("silent").asBoolean()) {
        silent.add(turn.path("instance").asText());
      }
    }
    long away =
        StreamSupport.stream(turns.spliterator(), false)
            .filter(turn -> !turn.has("outcome"))
            .count();
    mostAway.accumulateAndGet((int) away, Math::max);
  }

  private static <T extends CustomResource<JsonNode, JsonNode>> Watch watch(
      Fleets fleets, Class<T> kind, Consumer<T> seen) {
    return fleets
        .stack()
        .client()
        .resources(kind)
        .inNamespace(fleets.namespace())
        .watch(
            new Watcher<>() {
              @Override
              public void eventReceived(Action action, T object) {
                if (object.getStatus() != null) {
                  seen.accept(object);
                }
              }

              @Override
              public void onClose(@Nullable WatcherException cause) {
                // the story has ended
              }
            });
  }
}
