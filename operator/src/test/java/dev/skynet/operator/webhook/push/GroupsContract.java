package dev.skynet.operator.webhook.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Groups} does; the real one passes it on a real API server. */
public abstract class GroupsContract {
  /** Has read nothing yet. */
  protected abstract Groups unread();

  /** Has read, or will soon have read, what was applied. */
  protected abstract Groups groups();

  /** Makes or changes a group of the shop's repository. */
  protected abstract void apply(String name, String branch, String... paths);

  protected abstract void delete(String name);

  /** Holds at once, or soon where changes must arrive first. */
  protected abstract void holds(Runnable assertion);

  @Test
  void beforeTheFirstListNothingCanBeSaid() {
    Groups unread = unread();
    assertThat(unread.synced()).isFalse();
    assertThat(unread.current()).isFalse();
    assertThat(unread.all()).isEmpty();
  }

  @Test
  void whereThereIsNoGroupThatIsKnown() {
    Groups groups = groups();
    holds(() -> assertThat(groups.current()).isTrue());
    assertThat(groups.synced()).isTrue();
    assertThat(groups.all()).isEmpty();
  }

  @Test
  void allGroupsAreThereWithTheirSource() {
    // given
    apply("web", "main", "web/**");
    apply("api", "stable");
    // when
    Groups groups = groups();
    // then
    holds(() -> assertThat(groups.current()).isTrue());
    assertThat(groups.all())
        .extracting(PushedGroup::name, PushedGroup::repository, PushedGroup::ref, this::paths)
        .containsExactlyInAnyOrder(
            tuple("web", Pushes.SHOP, "refs/heads/main", List.of("web/**")),
            tuple("api", Pushes.SHOP, "refs/heads/stable", List.of()));
  }

  @Test
  void whatChangesOrGoesIsSeenWhileItRuns() {
    // given
    apply("web", "main");
    apply("api", "main");
    Groups groups = groups();
    holds(() -> assertThat(groups.all()).hasSize(2));
    // when
    apply("web", "stable");
    delete("api");
    // then
    holds(
        () ->
            assertThat(groups.all())
                .extracting(PushedGroup::name, PushedGroup::ref)
                .containsExactly(tuple("web", "refs/heads/stable")));
  }

  private List<String> paths(PushedGroup group) {
    return group.paths().globs();
  }
}
