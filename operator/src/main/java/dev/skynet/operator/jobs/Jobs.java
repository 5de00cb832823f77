package dev.skynet.operator.jobs;

import dev.skynet.operator.artifact.ArtifactStore;
import dev.skynet.operator.artifact.PointerStore;
import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobResult;
import java.io.IOException;

/** Every kind of job. */
public final class Jobs implements JobRunner {
  private final SourceJob sources;
  private final ArtifactStore artifacts;
  private final PointerStore pointers;

  /** Jobs on these parts. */
  public Jobs(SourceJob sources, ArtifactStore artifacts, PointerStore pointers) {
    this.sources = sources;
    this.artifacts = artifacts;
    this.pointers = pointers;
  }

  @Override
  public JobResult run(Job job) throws IOException {
    return switch (job) {
      case Job.FetchSource fetch -> sources.run(fetch);
      case Job.FindManifest find ->
          new JobResult.ManifestState(artifacts.findManifest(find.group(), find.buildKey()));
      case Job.PublishManifest publish ->
          new JobResult.ManifestState(
              artifacts.publishManifest(publish.group(), publish.manifest()));
      case Job.KeepPointer keep ->
          new JobResult.PointerState(pointers.keep(keep.group(), keep.wish()));
    };
  }
}
