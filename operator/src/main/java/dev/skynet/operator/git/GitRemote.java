package dev.skynet.operator.git;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.TrackingRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;

/** The repository that a group's URL names, as seen from its cache. */
final class GitRemote {
  private static final String TRACKING = "refs/remotes/origin/";

  /** All others mean that the cache did not take what came. */
  private static final Set<RefUpdate.Result> STORED =
      EnumSet.of(
          RefUpdate.Result.NEW,
          RefUpdate.Result.FORCED,
          RefUpdate.Result.FAST_FORWARD,
          RefUpdate.Result.NO_CHANGE);

  private final Repository cache;
  private final SourceUrl url;
  private final Optional<GitCredentials> credentials;
  private final GitLimits limits;
  private final InstantSource clock;

  GitRemote(
      Repository cache,
      SourceUrl url,
      Optional<GitCredentials> credentials,
      GitLimits limits,
      InstantSource clock) {
    this.cache = cache;
    this.url = url;
    this.credentials = credentials;
    this.limits = limits;
    this.clock = clock;
  }

  /** The heads of those of these branches that exist. */
  Map<String, ObjectId> heads(Collection<String> branches) throws IOException, SourceRejection {
    return call(
        (transport, monitor) -> {
          Map<String, ObjectId> heads = new HashMap<>();
          try (FetchConnection connection = transport.openFetch(specs(branches))) {
            for (String branch : branches) {
              Ref ref = connection.getRef(Constants.R_HEADS + branch);
              if (ref != null && ref.getObjectId() != null) {
                heads.put(branch, ref.getObjectId());
              }
            }
          }
          return heads;
        });
  }

  /** Fetches the newest commits alone, or what is new where the cache has whole branches. */
  void fetchNewest(Collection<String> branches) throws IOException, SourceRejection {
    boolean whole = !tracked().isEmpty() && shallow().isEmpty();
    fetch(specs(branches), whole ? Optional.empty() : Optional.of(1));
  }

  /** Fetches these branches with all their history. */
  void fetchWhole(Collection<String> branches) throws IOException, SourceRejection {
    fetch(specs(branches), wholeDepth());
  }

  /** Fetches all branches that there are with all their history. */
  void fetchEverything() throws IOException, SourceRejection {
    fetch(List.of(spec("*")), wholeDepth());
  }

  /** The head of a branch when it was last fetched. */
  Optional<ObjectId> fetched(String branch) throws IOException {
    return Optional.ofNullable(cache.exactRef(TRACKING + branch)).map(Ref::getObjectId);
  }

  /** All branches that were fetched, with their heads. */
  Map<String, ObjectId> tracked() throws IOException {
    Map<String, ObjectId> heads = new HashMap<>();
    for (Ref ref : cache.getRefDatabase().getRefsByPrefix(TRACKING)) {
      heads.put(ref.getName().substring(TRACKING.length()), ref.getObjectId());
    }
    return heads;
  }

  private void fetch(List<RefSpec> specs, Optional<Integer> depth)
      throws IOException, SourceRejection {
    FetchResult result =
        call(
            (transport, monitor) -> {
              transport.setTagOpt(TagOpt.NO_TAGS);
              transport.setRemoveDeletedRefs(true);
              if (depth.isPresent()) {
                transport.setDepth(depth.get());
              }
              return transport.fetch(monitor, specs);
            });
    for (TrackingRefUpdate update : result.getTrackingRefUpdates()) {
      if (!STORED.contains(update.getResult())) {
        throw new IOException(
            "the cache does not take %s: %s".formatted(update.getLocalName(), update.getResult()));
      }
    }
  }

  private Optional<Integer> wholeDepth() throws IOException {
    return shallow().isEmpty() ? Optional.empty() : Optional.of(Constants.INFINITE_DEPTH);
  }

  private Collection<ObjectId> shallow() throws IOException {
    return cache.getObjectDatabase().getShallowCommits();
  }

  private <T> T call(Call<T> call) throws IOException, SourceRejection {
    Deadline deadline = new Deadline(clock, clock.instant().plus(limits.fetch()));
    GitHttp http =
        new GitHttp(
            url, deadline, limits.fetchBytes(), credentials.flatMap(GitCredentials::caCertificate));
    GitFailure failure = new GitFailure(url, http, deadline, limits, credentials.isPresent());
    try (Transport transport = Transport.open(cache, url.uri())) {
      transport.setTimeout(Math.toIntExact(limits.answer().toSeconds()));
      credentials
          .flatMap(GitCredentials::login)
          .ifPresent(login -> transport.setCredentialsProvider(new HostLogin(url, login)));
      if (transport instanceof TransportHttp overHttp) {
        overHttp.setHttpConnectionFactory(http);
      }
      T result = call.on(transport, deadline);
      failure.throwIfLate();
      return result;
    } catch (IOException e) {
      throw failure.of(e);
    }
  }

  private static List<RefSpec> specs(Collection<String> branches) {
    return branches.stream().map(GitRemote::spec).toList();
  }

  private static RefSpec spec(String branch) {
    return new RefSpec("+" + Constants.R_HEADS + branch + ":" + TRACKING + branch);
  }

  /** What is done with an open transport. */
  private interface Call<T> {
    T on(Transport transport, ProgressMonitor monitor) throws IOException;
  }
}
