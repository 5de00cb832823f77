package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.local.git.BasicCredentials;
import dev.skynet.local.git.Push;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SourceE2E {
  @RegisterExtension static final Fleets FLEETS = new Fleets();

  @Test
  void refusesACommitThatDoesNotExist() {
    // given
    var shop = FLEETS.group("absent").withMembers(1);
    shop.commit("1");
    String absent = "0123456789abcdef0123456789abcdef01234567";
    // when
    var rollout = shop.byHand(absent).failed();
    // then
    assertThat(rollout.reason()).isEqualTo("CommitNotFound");
    assertThat(rollout.condition("Succeeded").message()).contains(absent, "push it");
    untouched(shop, "none");
  }

  @Test
  void runsACommitOfAnAllowedBranchOnly() {
    // given
    var shop = FLEETS.group("branches").withMembers(1);
    shop.commit("1");
    Push side = shop.commit("release", "2");
    // when
    var refused = shop.byHand(side.after()).failed();
    // then
    assertThat(refused.reason()).isEqualTo("CommitNotOnBranch");
    assertThat(refused.condition("Succeeded").message()).contains("'release'", "allowedRefs");
    untouched(shop, "none");
    // when
    shop.git(", allowedRefs: [release]");
    var allowed = shop.byHand(side.after()).succeeded();
    // then
    assertThat(shop.versions()).containsExactly("2");
    Rules.hold(shop);
    Rules.named(shop, allowed);
  }

  @Test
  void saysFileLineAndCureOfABadSkynetFile() {
    // given
    var shop = FLEETS.group("misspelt").withMembers(1);
    shop.deployed("1");
    // when
    Push bad =
        shop.repository()
            .change("main")
            .write("skynet.yml", "version: 1\nservces:\n  app: {run: exec sleep 9}\n")
            .push("a slip");
    var rollout = shop.posted(bad).failed();
    // then
    assertThat(rollout.reason()).isEqualTo("InvalidSkynetFile");
    assertThat(rollout.condition("Succeeded").message()).contains("skynet.yml:2", "services");
    untouched(shop, "1");
  }

  @Test
  void needsTheRightSecretForAPrivateRepository() {
    // given
    var right = new BasicCredentials("robot", "right");
    var shop = FLEETS.privateGroup("private", right);
    shop.git(", secretRef: {name: git}").withMembers(1);
    String commit = shop.commit("1").after();
    // when
    var missing = shop.byHand(commit).failed();
    // then
    assertThat(missing.reason()).isEqualTo("SecretNotFound");
    assertThat(missing.condition("Succeeded").message()).contains("/git", "create it");
    // when
    secret(shop, "wrong");
    var wrong = shop.byHand(commit).failed();
    // then
    assertThat(wrong.reason()).isEqualTo("AuthenticationFailed");
    assertThat(wrong.condition("Succeeded").message()).contains("source.git.secretRef");
    assertThat(shop.condition("Ready").orElseThrow().reason()).isEqualTo("AuthenticationFailed");
    untouched(shop, "none");
    // when
    secret(shop, "right");
    var good = shop.byHand(commit).succeeded();
    // then
    assertThat(shop.condition("Ready").orElseThrow().reason()).isEqualTo("Usable");
    assertThat(FLEETS.operator().log()).doesNotContain("password: right", "robot:right");
    Rules.hold(shop);
    Rules.named(shop, good);
  }

  private static void secret(Group group, String password) {
    group
        .kubectl()
        .apply(
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: git, namespace: %s}
            stringData: {username: robot, password: %s}
            """
                .formatted(FLEETS.namespace(), password));
  }

  private static void untouched(Group group, String version) {
    Rules.hold(group);
    assertThat(group.versions()).containsExactly(version);
    assertThat(group.member(1).times("before")).isEqualTo(version.equals("none") ? 0 : 1);
  }
}
