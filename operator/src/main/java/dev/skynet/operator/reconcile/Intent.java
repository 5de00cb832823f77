package dev.skynet.operator.reconcile;

import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.reconcile.Reading.Stored;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan that is stored.
 *
 * @param reading what it was made from
 * @param group as stored
 * @param rollouts unfinished ones as stored, by name
 */
record Intent(Reading reading, RawGroup group, Map<String, Stored> rollouts) {
  GroupName name() {
    return reading.group().name();
  }

  /** The group for null, else the Rollout of that name. */
  Optional<HasMetadata> object(@Nullable String rollout) {
    if (rollout == null) {
      return Optional.of(group);
    }
    Stored stored = rollouts.get(rollout);
    if (stored != null) {
      return Optional.of(stored.raw());
    }
    return Optional.ofNullable(reading.finished().get(rollout))
        .map(f -> reference(f.view().name(), f.view().uid()));
  }

  private HasMetadata reference(String rollout, String uid) {
    RawRollout reference = new RawRollout();
    reference.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(name().namespace())
            .withName(rollout)
            .withUid(uid)
            .build());
    return reference;
  }
}
