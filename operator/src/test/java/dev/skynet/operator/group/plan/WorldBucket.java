package dev.skynet.operator.group.plan;

import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobResult;
import dev.skynet.protocol.release.DesiredPointer;
import dev.skynet.protocol.release.Manifest;
import dev.skynet.protocol.release.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What jobs find in a world without I/O: sources, manifests and the desired pointer. */
final class WorldBucket {
  final Map<String, JobResult> sources = new HashMap<>();
  final Map<Sha256, Manifest> manifests = new HashMap<>();
  @Nullable DesiredPointer pointer;

  JobResult run(Job job) {
    return switch (job) {
      case Job.FetchSource fetch -> Objects.requireNonNull(sources.get(fetch.uid()));
      case Job.FindManifest find ->
          new JobResult.ManifestState(Optional.ofNullable(manifests.get(find.buildKey())));
      case Job.PublishManifest publish -> {
        manifests.putIfAbsent(publish.manifest().buildKey(), publish.manifest());
        yield new JobResult.ManifestState(
            Optional.ofNullable(manifests.get(publish.manifest().buildKey())));
      }
      case Job.KeepPointer keep -> {
        keepPointer(keep);
        yield new JobResult.PointerState(Optional.ofNullable(pointer));
      }
    };
  }

  private void keepPointer(Job.KeepPointer keep) {
    DesiredPointer old =
        pointer == null
            ? new DesiredPointer(1, World.FLEET, World.GROUP, 0, null, List.of())
            : pointer;
    var ran = new ArrayList<>(old.rollouts());
    keep.wish().ran().filter(r -> !ran.contains(r)).ifPresent(ran::add);
    pointer =
        new DesiredPointer(
            1,
            World.FLEET,
            World.GROUP,
            Math.max(old.fence(), keep.wish().fence()),
            keep.wish().desired().orElse(old.desired()),
            ran);
  }
}
