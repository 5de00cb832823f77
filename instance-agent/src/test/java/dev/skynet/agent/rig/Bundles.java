package dev.skynet.agent.rig;

/** Bundles that stories are made of. Their one service sleeps; its check looks for a file. */
public final class Bundles {
  private Bundles() {}

  /** A release that is good at once. */
  public static Bundle good(String commit) {
    return serving(commit, "true", "0s", "");
  }

  /** A release whose check never passes. */
  public static Bundle bad(String commit) {
    return serving(commit, "false", "0s", "");
  }

  /** A release whose service ends at once. */
  public static Bundle dying(String commit) {
    return Bundle.of(
        commit,
        """
        version: 1
        services:
          web: {run: "echo dying of $SKYNET_COMMIT; exit 1", stop: 1s}
        health: {checks: [{run: "sleep 0.1"}], start: 10s, stable: 1s}
        """);
  }

  /** A release with hooks. */
  public static Bundle withHooks(String commit, String hooks) {
    return serving(commit, "true", "0s", "hooks:\n" + hooks.indent(2));
  }

  /** A release with a service that sleeps. */
  public static Bundle serving(String commit, String check, String stable, String more) {
    return Bundle.of(
        commit,
        """
        version: 1
        services:
          web: {run: "echo web of $SKYNET_COMMIT; exec sleep 1000", stop: 5s}
        health:
          checks: [{run: "%s"}]
          start: 3s
          stable: %s
        %s\
        """
            .formatted(check, stable, more));
  }
}
