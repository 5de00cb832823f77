package dev.skynet.local.demo;

import dev.skynet.crds.common.CrdJson;
import dev.skynet.crds.common.UnreadableObjectException;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.kube.RawRollout;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows one Rollout to its end and shows it, instance by instance. */
final class RolloutWatch {
  private final KubernetesClient client;
  private final String namespace;
  private final Screen screen;
  private final Map<String, String> shown = new HashMap<>();

  RolloutWatch(KubernetesClient client, String namespace, Screen screen) {
    this.client = client;
    this.namespace = namespace;
    this.screen = screen;
  }

  /**
   * The final status.
   *
   * @throws StoryFailed if it does not end in time
   */
  RolloutStatus follow(String name, Duration limit) throws InterruptedException {
    shown.clear();
    return Patience.see("rollout " + name + " has ended", () -> ended(name), limit);
  }

  private Optional<RolloutStatus> ended(String name) {
    RolloutStatus status = read(name);
    show(name, status);
    RolloutPhase phase = status.phase();
    return phase != null && phase.isFinal() ? Optional.of(status) : Optional.empty();
  }

  RolloutStatus read(String name) {
    RawRollout rollout =
        client.resources(RawRollout.class).inNamespace(namespace).withName(name).get();
    if (rollout == null || rollout.getStatus() == null) {
      return RolloutStatus.fresh();
    }
    try {
      return CrdJson.read(rollout.getStatus(), RolloutStatus.class);
    } catch (UnreadableObjectException e) {
      throw new StoryFailed(name + " cannot be read: " + e.getMessage());
    }
  }

  private void show(String name, RolloutStatus status) {
    if (screen.isLive()) {
      List<String> lines = new ArrayList<>();
      lines.add(line(name, status));
      status.instances().forEach(row -> lines.add("     " + line(row)));
      screen.redraw(lines);
      return;
    }
    changed(name, line(name, status));
    status.instances().forEach(row -> changed(row.id(), "     " + line(row)));
  }

  private void changed(String key, String line) {
    if (!line.equals(shown.put(key, line))) {
      screen.say(line);
    }
  }

  private static String line(String name, RolloutStatus status) {
    return "   %s  %s  %s".formatted(name, phase(status), text(status.updated())).stripTrailing();
  }

  private static String line(InstanceRow row) {
    String ticket = row.ticket() == null ? "" : "ticket " + row.ticket();
    String reason = row.reason() == null ? "" : row.reason().name();
    return "%-8s %-10s %-11s %s".formatted(row.id(), ticket, row.phase(), reason).stripTrailing();
  }

  private static RolloutPhase phase(RolloutStatus status) {
    return Objects.requireNonNullElse(status.phase(), RolloutPhase.Pending);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
