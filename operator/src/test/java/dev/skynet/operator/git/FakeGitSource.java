package dev.skynet.operator.git;

import dev.skynet.crds.common.Reason;
import dev.skynet.operator.paths.PathFilter;
import dev.skynet.protocol.bundle.InvalidSkynetFile;
import dev.skynet.protocol.bundle.SkynetFile;
import dev.skynet.protocol.bundle.SkynetFileParser;
import dev.skynet.protocol.release.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** One repository in memory, the same for every URL; what it packs is no archive. */
public final class FakeGitSource implements GitSource {
  private static final int SHA_DIGITS = 40;

  private final Path directory;
  private final Map<String, Map<String, String>> trees = new HashMap<>();
  private final Map<String, List<String>> branches = new HashMap<>();
  private boolean away;

  /** Packed files go into the directory. */
  public FakeGitSource(Path directory) {
    this.directory = directory;
  }

  /**
   * Puts a commit with exactly these files on top of a branch.
   *
   * @return its SHA
   */
  public synchronized String commit(String branch, Map<String, String> files) {
    Map<String, String> tree = new TreeMap<>(files);
    String sha =
        Sha256.ofLines(branch, Integer.toString(trees.size()), tree.toString())
            .hex()
            .substring(0, SHA_DIGITS);
    trees.put(sha, tree);
    branches.computeIfAbsent(branch, _ -> new ArrayList<>()).add(sha);
    return sha;
  }

  /** From now on it does not answer. */
  public synchronized void goAway() {
    away = true;
  }

  /** It answers again. */
  public synchronized void comeBack() {
    away = false;
  }

  @Override
  public synchronized SourceResult fetch(SourceRequest request) throws IOException {
    if (away) {
      throw new IOException(request.url() + " cannot be reached");
    }
    return switch (request.wanted()) {
      case Wanted.Branch branch -> head(request, branch.name());
      case Wanted.Commit commit when request.push() -> push(request, commit.sha());
      case Wanted.Commit commit -> byHand(request, commit.sha());
    };
  }

  private SourceResult head(SourceRequest request, String branch) throws IOException {
    if (!branch.equals(request.branch()) && !request.allowedRefs().contains(branch)) {
      return rejected(Reason.CommitNotOnBranch, "branch " + branch + " is not allowed");
    }
    List<String> commits = branches.getOrDefault(branch, List.of());
    return commits.isEmpty()
        ? rejected(Reason.BranchNotFound, "no branch " + branch)
        : packed(request, commits.getLast());
  }

  private SourceResult push(SourceRequest request, String sha) throws IOException {
    List<String> commits = branches.getOrDefault(request.branch(), List.of());
    if (commits.isEmpty()) {
      return rejected(Reason.BranchNotFound, "no branch " + request.branch());
    }
    String head = commits.getLast();
    return commits.contains(sha) && isSame(sha, head, new PathFilter(request.paths()))
        ? packed(request, sha)
        : new SourceResult.Outdated(head);
  }

  private SourceResult byHand(SourceRequest request, String sha) throws IOException {
    Set<String> allowed = new HashSet<>(request.allowedRefs());
    allowed.add(request.branch());
    for (String branch : allowed) {
      if (branches.getOrDefault(branch, List.of()).contains(sha)) {
        return packed(request, sha);
      }
    }
    return trees.containsKey(sha)
        ? rejected(Reason.CommitNotOnBranch, sha + " is on no allowed branch")
        : rejected(Reason.CommitNotFound, "no commit " + sha);
  }

  private boolean isSame(String one, String other, PathFilter paths) {
    Set<String> names = new HashSet<>(tree(one).keySet());
    names.addAll(tree(other).keySet());
    return names.stream()
        .filter(paths::matches)
        .allMatch(name -> Objects.equals(tree(one).get(name), tree(other).get(name)));
  }

  private SourceResult packed(SourceRequest request, String sha) throws IOException {
    String text = tree(sha).get(SkynetFile.NAME);
    if (text == null) {
      return rejected(Reason.NoSkynetFile, "no skynet.yml");
    }
    try {
      SkynetFile skynetFile = new SkynetFileParser().parse(text);
      Path file = Files.createTempFile(directory, request.rolloutUid() + ".", ".tar.gz");
      Files.writeString(file, sha + tree(sha));
      Sha256 digest = Sha256.of(Files.readAllBytes(file));
      return new SourceResult.Packed(sha, file, digest, Files.size(file), skynetFile);
    } catch (InvalidSkynetFile e) {
      return rejected(Reason.InvalidSkynetFile, e.getMessage());
    }
  }

  private Map<String, String> tree(String sha) {
    return Optional.ofNullable(trees.get(sha)).orElseThrow();
  }

  private static SourceResult rejected(Reason reason, String message) {
    return new SourceResult.Rejected(reason, message);
  }
}
