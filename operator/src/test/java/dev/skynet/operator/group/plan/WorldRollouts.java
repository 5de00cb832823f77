package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.Control;
import dev.skynet.crds.rollout.ControlState;
import dev.skynet.crds.rollout.GroupRef;
import dev.skynet.crds.rollout.RevisionSpec;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutSpec;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.crds.rollout.Trigger;
import dev.skynet.operator.group.RolloutView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The Rollouts of a world: what people wrote, and what the operator stored. */
final class WorldRollouts {
  private final Map<String, RolloutView> all = new LinkedHashMap<>();

  /** Every change of a phase that was stored, in order. */
  final List<String> phases = new ArrayList<>();

  List<RolloutView> all() {
    return List.copyOf(all.values());
  }

  void clear() {
    all.clear();
  }

  void add(String name, String commit, @Nullable Trigger trigger, Instant created) {
    var spec = new RolloutSpec(new GroupRef("web"), new RevisionSpec(commit, null), trigger, null);
    all.put(
        name, new RolloutView(name, "uid-" + name, 1, created, false, spec, RolloutStatus.fresh()));
  }

  void control(String name, ControlState state) {
    RolloutView old = read(name);
    var spec =
        new RolloutSpec(
            old.spec().groupRef(),
            old.spec().revision(),
            old.spec().trigger(),
            new Control(state, "eve", "because"));
    all.put(
        name,
        new RolloutView(
            name,
            old.uid(),
            old.generation() + 1,
            old.created(),
            old.deleting(),
            spec,
            old.status()));
  }

  void delete(String name) {
    RolloutView old = read(name);
    all.put(
        name,
        new RolloutView(
            name, old.uid(), old.generation() + 1, old.created(), true, old.spec(), old.status()));
  }

  /** The object is not there any more, whatever its finalizer wanted. */
  void lose(String name) {
    all.remove(name);
  }

  void store(String name, RolloutStatus next) {
    RolloutView old = read(name);
    Transitions.walk(old.status(), next);
    if (next.phase() != null && next.phase() != old.status().phase()) {
      phases.add(name + " " + next.phase());
    }
    all.put(
        name,
        new RolloutView(
            name, old.uid(), old.generation(), old.created(), old.deleting(), old.spec(), next));
  }

  boolean has(String name) {
    return all.containsKey(name);
  }

  RolloutView read(String name) {
    return Objects.requireNonNull(all.get(name), name);
  }

  boolean hasEnded(String name) {
    RolloutPhase phase = read(name).status().phase();
    return phase != null && phase.isFinal();
  }

  RolloutPhase phase(String name) {
    return Objects.requireNonNull(read(name).status().phase());
  }

  Reason reason(String name) {
    return Conditions.find(read(name).status().conditions(), Conditions.SUCCEEDED)
        .map(Conditions::reason)
        .orElse(Reason.Unknown);
  }
}
