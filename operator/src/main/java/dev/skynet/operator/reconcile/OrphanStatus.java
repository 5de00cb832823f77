package dev.skynet.operator.reconcile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skynet.crds.common.Condition;
import dev.skynet.crds.common.Reason;
import dev.skynet.crds.common.UnreadableObjectException;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.kube.MetaChange;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.protocol.names.GroupName;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a Rollout says whose group does not exist. */
public final class OrphanStatus {
  private OrphanStatus() {}

  /** Whether it is deleted and only our finalizer, which nobody else will take off, keeps it. */
  public static boolean isHeld(RawRollout rollout) {
    return rollout.getMetadata().getDeletionTimestamp() != null
        && !Marks.released(rollout).isEmpty();
  }

  /** Takes the finalizer off. */
  public static MetaChange released(RawRollout rollout) {
    return Marks.released(rollout);
  }

  /**
   * The status that says so; empty if it stands there already, or if the Rollout has begun.
   *
   * @throws UnreadableObjectException if the Rollout cannot be read
   */
  public static Optional<ObjectNode> waiting(RawRollout raw, GroupName group, Instant now)
      throws UnreadableObjectException {
    RolloutView rollout = ObjectReader.rollout(raw);
    RolloutStatus read = rollout.status();
    if (rollout.deleting() || hasBegun(read)) {
      return Optional.empty();
    }
    String message = message(group);
    var conditions =
        List.of(
            condition(read, "Finished", "False", message, rollout.generation(), now),
            condition(read, "Succeeded", "Unknown", message, rollout.generation(), now),
            condition(read, "Paused", "False", message, rollout.generation(), now),
            condition(read, "Reconciling", "True", message, rollout.generation(), now),
            condition(read, "Stalled", "False", message, rollout.generation(), now));
    return ObjectReader.change(
        raw.getStatus(),
        read,
        new RolloutStatus(
            rollout.generation(),
            RolloutPhase.Pending,
            conditions,
            read.revision(),
            read.from(),
            read.plan(),
            read.fence(),
            read.lead(),
            read.updated(),
            read.counts(),
            read.times(),
            read.instances()));
  }

  /** What a person is told. */
  public static String message(GroupName group) {
    return "There is no InstanceGroup %s in namespace %s. Create it, or delete this Rollout."
        .formatted(group.name(), group.namespace());
  }

  /** Whether it says already that it waits, for its group or for something else. */
  public static boolean waits(RawRollout rollout) {
    return rollout.getStatus() != null
        && RolloutPhase.Pending.name().equals(rollout.getStatus().path("phase").asText());
  }

  private static boolean hasBegun(RolloutStatus status) {
    RolloutPhase phase = status.phase();
    return phase != null && phase != RolloutPhase.Pending && phase != RolloutPhase.Queued;
  }

  private static Condition condition(
      RolloutStatus before,
      String type,
      String status,
      String message,
      long generation,
      Instant now) {
    Instant since =
        before.conditions().stream()
            .filter(c -> c.type().equals(type) && c.status().equals(status))
            .map(Condition::lastTransitionTime)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(now);
    return new Condition(type, status, Reason.GroupNotFound.name(), message, generation, since);
  }
}
