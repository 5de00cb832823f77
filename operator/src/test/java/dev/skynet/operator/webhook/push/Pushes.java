package dev.skynet.operator.webhook.push;

import dev.skynet.operator.paths.PathFilter;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pushes and groups of one repository, to be varied. */
public final class Pushes {
  /** Where the repository lies. */
  public static final RepositoryUrl SHOP = RepositoryUrl.of("https://github.com/acme/shop.git");

  private static final String BEFORE = "6113728f27ae82c7b1a177c8d03f9e96e0adf246";
  private static final String AFTER = "3f2a91c0b7d5e8f60718293a4b5c6d7e8f901234";

  private Pushes() {}

  /** A push to main that changed one file under web/. */
  public static Push push(String delivery) {
    return push(delivery, AFTER, ChangedFiles.of(Set.of("web/index.html")));
  }

  /** A push to main. */
  public static Push push(String delivery, String after, ChangedFiles changed) {
    return new Push(
        "github",
        SHOP,
        Set.of(SHOP),
        "refs/heads/main",
        BEFORE,
        after,
        Optional.of("mona"),
        delivery,
        changed);
  }

  /** A group on main with these paths. */
  public static PushedGroup group(String namespace, String name, String... paths) {
    return group(namespace, name, SHOP, "main", paths);
  }

  /** A group on any branch of any repository. */
  public static PushedGroup group(
      String namespace, String name, RepositoryUrl repository, String branch, String... paths) {
    return new PushedGroup(
        namespace,
        name,
        "0b1c2d3e-0000-4000-8000-00000000000" + name.length() % 10,
        repository,
        "refs/heads/" + branch,
        new PathFilter(List.of(paths)));
  }
}
