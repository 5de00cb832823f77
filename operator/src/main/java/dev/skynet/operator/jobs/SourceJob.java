package dev.skynet.operator.jobs;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.GitSpec;
import dev.skynet.crds.rollout.PackedSource;
import dev.skynet.crds.rollout.RevisionSpec;
import dev.skynet.operator.artifact.ArtifactStore;
import dev.skynet.operator.git.GitCredentials;
import dev.skynet.operator.git.GitSource;
import dev.skynet.operator.git.SourceRequest;
import dev.skynet.operator.git.SourceResult;
import dev.skynet.operator.git.Wanted;
import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobResult;
import dev.skynet.operator.group.action.JobResult.SourceOutdated;
import dev.skynet.operator.group.action.JobResult.SourceReady;
import dev.skynet.operator.group.action.JobResult.SourceRejected;
import dev.skynet.operator.kube.SecretStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** From the repository into the bucket. */
public final class SourceJob {
  private static final String MAIN = "main";

  /** Each holds a tree in flight; the others wait for their turn. */
  private static final int AT_ONCE = 4;

  private final GitSource git;
  private final ArtifactStore artifacts;
  private final SecretStore secrets;
  private final Semaphore places = new Semaphore(AT_ONCE);

  /** A source job on these parts. */
  public SourceJob(GitSource git, ArtifactStore artifacts, SecretStore secrets) {
    this.git = git;
    this.artifacts = artifacts;
    this.secrets = secrets;
  }

  JobResult run(Job.FetchSource job) throws IOException {
    Optional<GitCredentials> credentials;
    try {
      credentials = Credentials.of(job, secrets);
    } catch (Credentials.Incomplete e) {
      return new SourceRejected(Reason.SecretNotFound, String.valueOf(e.getMessage()));
    }
    places.acquireUninterruptibly();
    try {
      return stored(job, git.fetch(request(job, credentials)));
    } finally {
      places.release();
    }
  }

  private JobResult stored(Job.FetchSource job, SourceResult result) throws IOException {
    return switch (result) {
      case SourceResult.Packed packed -> put(job, packed);
      case SourceResult.Outdated outdated -> new SourceOutdated(outdated.head());
      case SourceResult.Rejected rejected ->
          new SourceRejected(rejected.reason(), rejected.message());
    };
  }

  private SourceReady put(Job.FetchSource job, SourceResult.Packed packed) throws IOException {
    try {
      artifacts.putSource(job.group(), packed.file(), packed.digest(), packed.size());
    } finally {
      Files.deleteIfExists(packed.file());
    }
    return new SourceReady(
        packed.commit(),
        new PackedSource(packed.digest().hex(), packed.size(), packed.skynetFile().recipe().hex()));
  }

  private static SourceRequest request(Job.FetchSource job, Optional<GitCredentials> credentials) {
    GitSpec git = job.git();
    return new SourceRequest(
        job.group(),
        job.uid(),
        git.url(),
        Objects.requireNonNullElse(git.branch(), MAIN),
        git.paths(),
        git.allowedRefs(),
        credentials,
        wanted(job.revision()),
        job.push());
  }

  private static Wanted wanted(RevisionSpec revision) {
    String commit = revision.commit();
    return commit != null
        ? new Wanted.Commit(commit)
        : new Wanted.Branch(Objects.requireNonNullElse(revision.branch(), MAIN));
  }
}
