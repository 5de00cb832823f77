package dev.skynet.operator.group.plan;

import dev.skynet.operator.artifact.PointerMerge;
import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobResult;
import dev.skynet.protocol.release.DesiredPointer;
import dev.skynet.protocol.release.Manifest;
import dev.skynet.protocol.release.Sha256;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What jobs find in a world without I/O: sources, uploads, manifests and the desired pointer. */
final class WorldBucket {
  final Map<String, JobResult> sources = new HashMap<>();
  final Map<Sha256, Manifest> manifests = new HashMap<>();
  final Set<Sha256> uploads = new HashSet<>();
  final WorldBranch branch = new WorldBranch();
  @Nullable DesiredPointer pointer;

  JobResult run(Job job) {
    return switch (job) {
      case Job.FetchSource fetch -> {
        JobResult source = Objects.requireNonNull(sources.get(fetch.uid()));
        yield fetch.push() ? branch.judged(source) : source;
      }
      case Job.FindManifest find ->
          new JobResult.ManifestState(Optional.ofNullable(manifests.get(find.buildKey())));
      case Job.PublishManifest publish -> published(publish.manifest());
      case Job.KeepPointer keep -> {
        pointer =
            PointerMerge.merge(World.FLEET, World.GROUP, Optional.ofNullable(pointer), keep.wish())
                .orElse(null);
        yield new JobResult.PointerState(Optional.ofNullable(pointer));
      }
    };
  }

  /** Whether some manifest names these bytes. */
  boolean vouchesFor(Sha256 digest) {
    return manifests.values().stream().anyMatch(m -> m.artifact().digest().equals(digest));
  }

  private JobResult published(Manifest manifest) {
    if (uploads.contains(manifest.artifact().digest())) {
      manifests.putIfAbsent(manifest.buildKey(), manifest);
    }
    return new JobResult.ManifestState(Optional.ofNullable(manifests.get(manifest.buildKey())));
  }
}
