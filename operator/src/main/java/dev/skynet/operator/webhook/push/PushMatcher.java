package dev.skynet.operator.webhook.push;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Finds the groups that a push is meant for. */
public final class PushMatcher {
  private PushMatcher() {}

  /**
   * What was found.
   *
   * @param meant groups of this repository and branch whose paths were touched, by name
   * @param untouched how many groups of this repository and branch have other paths
   */
  public record Match(List<PushedGroup> meant, int untouched) {
    /** Copies the list. */
    public Match {
      meant = List.copyOf(meant);
    }
  }

  /** Compares repository and ref exactly, then the changed files with the paths. */
  public static Match match(Push push, Collection<PushedGroup> groups) {
    List<PushedGroup> ofBranch =
        groups.stream()
            .filter(g -> push.spellings().contains(g.repository()) && g.ref().equals(push.ref()))
            .toList();
    List<PushedGroup> meant =
        ofBranch.stream()
            .filter(g -> touched(push, g))
            .sorted(Comparator.comparing(PushedGroup::namespace).thenComparing(PushedGroup::name))
            .toList();
    return new Match(meant, ofBranch.size() - meant.size());
  }

  private static boolean touched(Push push, PushedGroup group) {
    return group.paths().globs().isEmpty() || push.changed().touch(group.paths());
  }
}
