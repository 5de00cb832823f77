package dev.skynet.operator.git;

import dev.skynet.protocol.bundle.SkynetFile;
import dev.skynet.protocol.release.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.util.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link GitSource} by JGit, with a bare repository per group as cache. What is broken on disk is
 * dropped and fetched again.
 */
public final class JgitSource implements GitSource {
  private static final Logger LOG = LoggerFactory.getLogger(JgitSource.class);

  private final GroupCaches caches;
  private final Path packed;
  private final GitLimits limits;
  private final InstantSource clock;

  /**
   * Clears packed files that a former process left.
   *
   * @param directory of this process alone; it may be lost at any time
   * @throws IOException if the directory cannot be made
   */
  public JgitSource(Path directory, GitLimits limits, InstantSource clock) throws IOException {
    IsolatedGit.install();
    this.caches = new GroupCaches(directory.resolve("cache"), clock);
    this.packed = directory.resolve("packed");
    this.limits = limits;
    this.clock = clock;
    FileUtils.delete(packed.toFile(), FileUtils.RECURSIVE | FileUtils.SKIP_MISSING);
    Files.createDirectories(packed);
  }

  @Override
  public SourceResult fetch(SourceRequest request) throws IOException {
    try {
      SourceUrl url = SourceUrl.checked(request.url(), limits.insecureUrls());
      caches.dropIdle();
      return caches.alone(
          request.group(), directory -> withCache(GitCache.of(directory, url), request, url));
    } catch (SourceRejection e) {
      return e.result();
    }
  }

  private SourceResult withCache(GitCache cache, SourceRequest request, SourceUrl url)
      throws IOException, SourceRejection {
    if (!cache.exists()) {
      return attempt(cache, request, url);
    }
    try {
      return attempt(cache, request, url);
    } catch (RemoteTrouble e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      LOG.warn("group={} git cache is dropped and fetched again: {}", request.group(), "" + e);
      cache.drop();
      return attempt(cache, request, url);
    }
  }

  private SourceResult attempt(GitCache cache, SourceRequest request, SourceUrl url)
      throws IOException, SourceRejection {
    try (Repository repository = cache.open(limits.objectBytes())) {
      GitRemote remote = new GitRemote(repository, url, request.credentials(), limits, clock);
      return switch (new CommitFinder(repository, remote, request, limits).find()) {
        case Found.Outdated outdated -> new SourceResult.Outdated(outdated.head().name());
        case Found.Commit commit -> pack(repository, commit.id(), request);
      };
    }
  }

  private SourceResult pack(Repository repository, ObjectId id, SourceRequest request)
      throws IOException, SourceRejection {
    try (RevWalk walk = new RevWalk(repository)) {
      RevCommit commit = walk.parseCommit(id);
      SkynetFile skynetFile = new BundleFile(repository).read(commit);
      new TreeScan(repository, limits).check(commit);
      // a name of its own: a former fetch for the same Rollout may still be uploading its file
      Path file = Files.createTempFile(packed, request.rolloutUid() + ".", ".tar.gz");
      try {
        Sha256 digest = new SourcePacker(repository).pack(commit, file);
        long size = Files.size(file);
        LOG.info("group={} commit={} source={} bytes={}", request.group(), id.name(), digest, size);
        return new SourceResult.Packed(id.name(), file, digest, size, skynetFile);
      } catch (IOException | RuntimeException e) {
        Files.deleteIfExists(file);
        throw e;
      }
    }
  }
}
