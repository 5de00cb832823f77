package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Condition;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.kube.RawRollout;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;

/**
 * A Rollout under test.
 *
 * @param fleets its fleet
 * @param name of the object
 */
record RolloutUnderTest(Fleets fleets, String name) {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  RolloutStatus status() {
    return stored().status(RolloutStatus.class, RolloutStatus.fresh());
  }

  /** What keeps the object from being deleted. */
  List<String> finalizers() {
    return stored().finalizers();
  }

  private StoredObject<RawRollout> stored() {
    return new StoredObject<>(fleets, RawRollout.class, name);
  }

  RolloutPhase phase() {
    return Objects.requireNonNullElse(status().phase(), RolloutPhase.Unknown);
  }

  /** Why it stands where it stands: the reason of its condition Succeeded. */
  String reason() {
    return condition("Succeeded").reason();
  }

  Condition condition(String type) {
    return status().conditions().stream()
        .filter(c -> c.type().equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no condition " + type + " on " + name));
  }

  InstanceRow row(Host host) {
    return status().instances().stream()
        .filter(r -> r.id().equals(host.id()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row for " + host.id()));
  }

  InstancePhase phase(Host host) {
    return status().instances().stream()
        .filter(r -> r.id().equals(host.id()))
        .map(InstanceRow::phase)
        .findFirst()
        .orElse(InstancePhase.Unknown);
  }

  /** Reasons of the Events about it, each as often as there is one. */
  List<String> events() {
    String reasons =
        fleets
            .stack()
            .plane()
            .kubectl()
            .ok(
                "get",
                "events",
                "-n",
                fleets.namespace(),
                "--field-selector=involvedObject.kind=Rollout,involvedObject.name=" + name,
                "-o",
                "jsonpath={.items[*].reason}");
    return reasons.isBlank() ? List.of() : List.of(reasons.strip().split(" ", -1));
  }

  /** Waits for the end, whatever it is. */
  RolloutUnderTest ended() {
    Awaitility.await()
        .alias(name + " ends")
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .until(() -> phase().isFinal());
    return this;
  }

  RolloutUnderTest succeeded() {
    return ended(RolloutPhase.Succeeded);
  }

  RolloutUnderTest failed() {
    return ended(RolloutPhase.Failed);
  }

  RolloutUnderTest ended(RolloutPhase how) {
    ended();
    assertThat(phase()).as("%s: %s", name, condition("Succeeded").message()).isEqualTo(how);
    return this;
  }

  RolloutUnderTest awaitPhase(RolloutPhase phase) {
    Group.await(() -> phase() == phase);
    return this;
  }

  RolloutUnderTest awaitPhase(Host host, InstancePhase phase) {
    Group.await(() -> phase(host) == phase);
    return this;
  }

  /** {@code Run}, {@code Pause} or {@code Stop}. */
  RolloutUnderTest control(String state) {
    fleets
        .stack()
        .plane()
        .kubectl()
        .ok(
            "patch",
            "rollout",
            name,
            "-n",
            fleets.namespace(),
            "--type=merge",
            "-p",
            "{\"spec\":{\"control\":{\"state\":\"%s\"}}}".formatted(state));
    return this;
  }
}
