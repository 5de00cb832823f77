package dev.skynet.local.e2e;

import java.util.List;

/**
 * The ledger of a group: who is away from service because of us.
 *
 * @param group whose it is
 */
record Ledger(Group group) {
  /** Ids of the members in it. */
  List<String> members() {
    return group.status().turns().stream().map(turn -> turn.instance()).toList();
  }

  /** A person gives a member up: the group's annotation. */
  void giveUp(Host host, String namespace) {
    group
        .kubectl()
        .ok(
            "annotate",
            "instancegroup",
            group.name(),
            "-n",
            namespace,
            "--overwrite",
            "skynet.dev/give-up=" + host.id());
  }

  void awaitEmpty() {
    Group.await(() -> members().isEmpty());
  }
}
