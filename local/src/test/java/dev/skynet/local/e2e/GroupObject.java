package dev.skynet.local.e2e;

import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.operator.kube.RawGroup;
import java.util.List;
import java.util.Objects;

/** The object of a group, as the API server has it. */
final class GroupObject {
  private final Fleets fleets;
  private final String name;
  private int changes;

  GroupObject(Fleets fleets, String name) {
    this.fleets = fleets;
    this.name = name;
  }

  InstanceGroupStatus status() {
    return stored().status(InstanceGroupStatus.class, InstanceGroupStatus.fresh());
  }

  List<String> finalizers() {
    return stored().finalizers();
  }

  private StoredObject<RawGroup> stored() {
    return new StoredObject<>(fleets, RawGroup.class, name);
  }

  /** Waits for so many looks of the operator: each is one at a spec that it has not seen before. */
  void awaitLooks(int looks) {
    for (int i = 0; i < looks; i++) {
      changes++;
      long generation = patience(changes % 2 == 0 ? "30m" : "31m");
      Group.await(
          () -> generation <= Objects.requireNonNullElse(status().observedGeneration(), -1L));
    }
  }

  /** Gives it a patience that makes no difference to a story; its generation from then on. */
  private long patience(String progress) {
    return Long.parseLong(
        fleets
            .stack()
            .plane()
            .kubectl()
            .ok(
                "patch",
                "instancegroup",
                name,
                "-n",
                fleets.namespace(),
                "--type=merge",
                "-p",
                "{\"spec\":{\"strategy\":{\"timeouts\":{\"progress\":\"%s\"}}}}"
                    .formatted(progress),
                "-o",
                "jsonpath={.metadata.generation}")
            .strip());
  }
}
