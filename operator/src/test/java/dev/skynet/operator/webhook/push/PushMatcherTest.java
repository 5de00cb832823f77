package dev.skynet.operator.webhook.push;

import static dev.skynet.operator.webhook.push.Pushes.group;
import static dev.skynet.operator.webhook.push.Pushes.push;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.webhook.push.PushMatcher.Match;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PushMatcherTest {
  private static final RepositoryUrl BILLING = RepositoryUrl.of("https://github.com/acme/billing");

  @Test
  void aGroupIsMeantByRepositoryBranchAndPaths() {
    // given
    PushedGroup web = group("shop", "web", "web/**");
    PushedGroup all = group("shop", "all");
    PushedGroup staging = group("shop", "staging", Pushes.SHOP, "staging");
    PushedGroup billing = group("shop", "billing", BILLING, "main");
    PushedGroup infra = group("shop", "infra", "infra/**");
    PushedGroup elsewhere = group("blog", "web", "web/**");

    // when
    Match match =
        PushMatcher.match(push("d1"), List.of(web, all, staging, billing, infra, elsewhere));

    // then
    assertThat(match).isEqualTo(new Match(List.of(elsewhere, all, web), 1));
  }

  @Test
  void noPathsHoldBackAPushThatDoesNotListEverything() {
    // given
    Push push = push("d1", "3f2a91c0b7d5e8f60718293a4b5c6d7e8f901234", ChangedFiles.unknown());

    // when
    Match match = PushMatcher.match(push, List.of(group("shop", "infra", "infra/**")));

    // then
    assertThat(match.meant()).hasSize(1);
  }

  @Test
  void aPushThatChangesNoFileTouchesNoPaths() {
    // given
    Push push = push("d1", "3f2a91c0b7d5e8f60718293a4b5c6d7e8f901234", ChangedFiles.of(Set.of()));

    PushedGroup all = group("shop", "all");

    // when
    Match match = PushMatcher.match(push, List.of(group("shop", "web", "web/**"), all));

    // then
    assertThat(match).isEqualTo(new Match(List.of(all), 1));
  }

  @Test
  void aBranchIsComparedWhole() {
    Match match =
        PushMatcher.match(
            push("d1"),
            List.of(
                group("shop", "a", Pushes.SHOP, "main2"),
                group("shop", "b", Pushes.SHOP, "feature/main"),
                group("shop", "c", Pushes.SHOP, "Main")));
    assertThat(match).isEqualTo(new Match(List.of(), 0));
  }
}
