package dev.skynet.operator.git;

import dev.skynet.crds.common.Reason;
import dev.skynet.operator.paths.PathFilter;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Finds the commit that is to be packed and brings it into the cache. */
final class CommitFinder {
  private final Repository cache;
  private final GitRemote remote;
  private final SourceRequest request;
  private final GitLimits limits;
  private final List<String> allowed;

  CommitFinder(Repository cache, GitRemote remote, SourceRequest request, GitLimits limits) {
    this.cache = cache;
    this.limits = limits;
    this.remote = remote;
    this.request = request;
    this.allowed =
        Stream.concat(Stream.of(request.branch()), request.allowedRefs().stream())
            .map(CommitFinder::branchName)
            .filter(CommitFinder::isValid)
            .distinct()
            .toList();
  }

  /** The commit to pack, which is then in the cache; or that the push is outdated. */
  Found find() throws IOException, SourceRejection {
    String main = branchName(request.branch());
    if (!allowed.contains(main)) {
      throw noBranch(main, request.url());
    }
    return switch (request.wanted()) {
      case Wanted.Branch branch -> new Found.Commit(headOfAllowed(branchName(branch.name())));
      case Wanted.Commit commit when !ObjectId.isId(commit.sha()) ->
          throw new SourceRejection(
              Reason.CommitNotFound,
              "'%s' is no full commit SHA; write all 40 hexadecimal digits"
                  .formatted(commit.sha()));
      case Wanted.Commit commit -> find(ObjectId.fromString(commit.sha()), main);
    };
  }

  private Found find(ObjectId wanted, String main) throws IOException, SourceRejection {
    ObjectId head = newest(main);
    if (wanted.equals(head)) {
      return new Found.Commit(wanted);
    }
    Map<String, ObjectId> heads = remote.heads(allowed);
    remote.fetchWhole(heads.keySet());
    if (request.push()) {
      return holder(Map.of(main, head), wanted).isPresent() && isSameUnderPaths(wanted, head)
          ? new Found.Commit(wanted)
          : new Found.Outdated(head);
    }
    if (holder(heads, wanted).isPresent()) {
      return new Found.Commit(wanted);
    }
    throw notAllowed(wanted);
  }

  private ObjectId headOfAllowed(String branch) throws IOException, SourceRejection {
    if (!allowed.contains(branch)) {
      throw new SourceRejection(
          Reason.CommitNotOnBranch,
          "branch '%s' is neither source.git.branch nor in source.git.allowedRefs; add it there, or name a commit of %s"
              .formatted(branch, allowed));
    }
    return newest(branch);
  }

  /** The branch's head, fetched. */
  private ObjectId newest(String branch) throws IOException, SourceRejection {
    ObjectId head = remote.heads(List.of(branch)).get(branch);
    if (head == null) {
      throw noBranch(branch, request.url());
    }
    if (!remote.fetched(branch).equals(Optional.of(head))) {
      remote.fetchNewest(List.of(branch));
    }
    return remote
        .fetched(branch)
        .orElseThrow(() -> new IOException("the fetch did not bring branch " + branch));
  }

  private boolean isSameUnderPaths(ObjectId wanted, ObjectId head) throws IOException {
    return new TreeComparison(cache, limits.treeEntries())
        .isSame(wanted, head, new PathFilter(request.paths()));
  }

  /** Says why a commit is on none of the allowed branches. */
  private SourceRejection notAllowed(ObjectId wanted) throws IOException, SourceRejection {
    remote.fetchEverything();
    Optional<String> branch = holder(remote.tracked(), wanted);
    return branch.isPresent()
        ? new SourceRejection(
            Reason.CommitNotOnBranch,
            "commit %s is on branch '%s', which is neither source.git.branch nor in source.git.allowedRefs; merge it, or add the branch there"
                .formatted(wanted.name(), branch.get()))
        : new SourceRejection(
            Reason.CommitNotFound,
            "no branch of %s holds a commit %s; push it, or name another"
                .formatted(request.url(), wanted.name()));
  }

  /** The first of the branches that holds the commit. */
  private Optional<String> holder(Map<String, ObjectId> heads, ObjectId wanted) throws IOException {
    try (RevWalk walk = new RevWalk(cache)) {
      if (!isCommit(walk, wanted)) {
        checkWhole(walk, heads.values());
        return Optional.empty();
      }
      RevCommit commit = walk.parseCommit(wanted);
      for (Map.Entry<String, ObjectId> branch : heads.entrySet()) {
        if (walk.isMergedInto(commit, walk.parseCommit(branch.getValue()))) {
          return Optional.of(branch.getKey());
        }
      }
      return Optional.empty();
    }
  }

  /** A hole in the history, which only a broken cache has, must not pass for an absent commit. */
  private static void checkWhole(RevWalk walk, Collection<ObjectId> heads) throws IOException {
    walk.setRetainBody(false);
    for (ObjectId head : heads) {
      walk.markStart(walk.parseCommit(head));
    }
    RevCommit commit = walk.next();
    while (commit != null) {
      commit = walk.next();
    }
  }

  private static boolean isCommit(RevWalk walk, ObjectId id) throws IOException {
    try {
      return walk.parseAny(id) instanceof RevCommit;
    } catch (MissingObjectException e) {
      return false;
    }
  }

  private static SourceRejection noBranch(String branch, String url) {
    return new SourceRejection(
        Reason.BranchNotFound,
        "%s has no branch '%s'; push it, or mend source.git.branch".formatted(url, branch));
  }

  private static boolean isValid(String branch) {
    return Repository.isValidRefName(Constants.R_HEADS + branch);
  }

  private static String branchName(String ref) {
    return ref.startsWith(Constants.R_HEADS) ? ref.substring(Constants.R_HEADS.length()) : ref;
  }
}
