package dev.skynet.operator.webhook.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RolloutNamesTest {
  private static final Push PUSH = Pushes.push("d1");

  @Test
  void aNameIsTheSameForEver() {
    // Golden: a name that changes between versions makes a redelivered push roll out twice.
    String name = RolloutNames.of(Pushes.group("shop", "web"), PUSH);
    assertThat(name).isEqualTo("web-3f2a91c-b2462");
    assertThat(RolloutNames.sibling(name, PUSH)).isEqualTo("web-3f2a91c-b2462-8b536");
  }

  @Test
  void theLongestNameIsStillADnsLabel() {
    String name = RolloutNames.of(Pushes.group("shop", "w".repeat(40)), PUSH);
    assertThat(RolloutNames.sibling(name, PUSH)).hasSizeLessThanOrEqualTo(63);
  }

  @Test
  void anotherDeliveryOfThePushHasTheSameName() {
    PushedGroup web = Pushes.group("shop", "web");
    assertThat(RolloutNames.of(web, Pushes.push("d2"))).isEqualTo(RolloutNames.of(web, PUSH));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("otherPushes")
  void anotherPushHasAnotherName(String differs, Push other) {
    PushedGroup web = Pushes.group("shop", "web");
    assertThat(RolloutNames.of(web, other)).isNotEqualTo(RolloutNames.of(web, PUSH));
  }

  static Stream<Arguments> otherPushes() {
    String sha = "9".repeat(40);
    return Stream.of(
        Arguments.of("provider", with("gitlab", PUSH.repository(), "refs/heads/main", sha, false)),
        Arguments.of(
            "repository",
            with("github", RepositoryUrl.of("git@b:c"), PUSH.ref(), PUSH.before(), true)),
        Arguments.of("ref", with("github", PUSH.repository(), "refs/heads/x", PUSH.before(), true)),
        Arguments.of("before", with("github", PUSH.repository(), PUSH.ref(), sha, true)));
  }

  private static Push with(
      String provider, RepositoryUrl repository, String ref, String before, boolean sameAfter) {
    return new Push(
        provider,
        repository,
        PUSH.spellings(),
        ref,
        before,
        sameAfter ? PUSH.after() : before,
        PUSH.by(),
        PUSH.delivery(),
        ChangedFiles.unknown());
  }
}
