package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.InstanceRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What holds after every story. */
final class Rules {
  private Rules() {}

  /** Nobody is away from service any more, nothing is active, and all went {@link #inOrder}. */
  static void hold(Group group) {
    Group.await(() -> group.status().turns().isEmpty() && group.status().active() == null);
    inOrder(group);
    for (Host member : group.members()) {
      if (!member.version().equals("none")) {
        assertThat(member.services()).as("services of %s", member.id()).hasSize(1);
      }
    }
  }

  /** No member was ever one too many away, and none began a ticket's hooks or its line twice. */
  static void inOrder(Group group) {
    group.ledger().holds();
    for (Host member : group.members()) {
      new TicketsOnHost(member)
          .journals()
          .forEach(
              (ticket, journal) ->
                  assertThat(List.of("HOOKING", "LINE"))
                      .allSatisfy(
                          step ->
                              assertThat(
                                      journal.lines().filter(l -> l.contains("\"" + step + "\"")))
                                  .as("%s of %s", step, ticket)
                                  .hasSizeLessThan(2)));
    }
  }

  /**
   * Every member's release is the one that the Rollout's row names, or the desired one where no
   * turn came to it.
   */
  static void named(Group group, RolloutUnderTest rollout) {
    for (Host member : group.members()) {
      InstanceRow row = rollout.row(member);
      assertThat(release(member))
          .as("release of %s", member.id())
          .isEqualTo(row.attempt() > 0 ? row.runs() : desired(group));
    }
  }

  /** Ids of all tickets that a member has seen, whatever became of them. */
  static List<String> tickets(Host member) {
    try (Stream<Path> folders = Files.walk(member.path("state/tickets"), 2)) {
      Path root = member.path("state/tickets");
      return folders
          .filter(path -> root.relativize(path).getNameCount() == 2)
          .map(path -> path.getFileName().toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String desired(Group group) {
    return Objects.requireNonNull(group.status().desired(), "desired").release();
  }

  private static String release(Host member) {
    try {
      return Files.readSymbolicLink(member.path("srv/current")).getFileName().toString();
    } catch (IOException e) {
      return "none";
    }
  }
}
