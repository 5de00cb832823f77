package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.local.kube.Kubectl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ObjectsE2E {
  @RegisterExtension static final Fleets FLEETS = new Fleets().withTenant();

  @Test
  void changesNothingWhenAFileIsAppliedAgainAndRefusesAChangedField() {
    // given
    var shop = FLEETS.group("applied").withMembers(1);
    String first = shop.commit("1").after();
    String other = shop.commit("2").after();
    var rollout = shop.rollout("applied-twice");
    String file = shop.rolloutYaml(rollout.name(), "{commit: \"%s\"}".formatted(first));
    shop.kubectl().apply(file);
    // when
    String waited = kubectl("wait", "--for=condition=Finished", "--timeout=90s", rollout).orThrow();
    var services = shop.services();
    // then
    assertThat(waited).contains("condition met");
    rollout.succeeded();
    assertThat(shop.kubectl().apply(file)).contains("unchanged");
    shop.awaitLooks(3);
    assertThat(shop.services()).isEqualTo(services);
    assertThat(shop.rollouts()).hasSize(1);
    // when
    var refused = shop.kubectl().run(file.replace(first, other), List.of("apply", "-f", "-"));
    // then
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.errors())
        .contains("revision is fixed: make a new Rollout for another revision");
    assertThat(shop.versions()).containsExactly("1");
    Rules.hold(shop);
    Rules.named(shop, rollout);
  }

  @Test
  void endsARolloutThatIsDeletedInTheMiddle() {
    // given
    var shop = FLEETS.group("deleted").withMembers(2);
    shop.deployed("1");
    shop.members().forEach(m -> m.hold("check").forget("check"));
    var rollout = shop.push("2");
    Group.await(() -> shop.members().stream().anyMatch(m -> m.reached("check")));
    Host open = shop.members().stream().filter(m -> m.reached("check")).findFirst().orElseThrow();
    Host spared = shop.members().stream().filter(m -> m != open).findFirst().orElseThrow();
    var before = spared.services();
    // when
    kubectl("delete", "--wait=false", rollout).orThrow();
    open.letGo("check");
    spared.letGo("check");
    kubectl("wait", "--for=delete", "--timeout=60s", rollout).orThrow();
    // then
    Rules.hold(shop);
    assertThat(spared.version()).isEqualTo("1");
    assertThat(spared.services()).isEqualTo(before);
    assertThat(shop.rollouts()).hasSize(1);
    // and the group goes on
    var next = shop.deployed("3");
    assertThat(shop.versions()).containsExactly("3", "3");
    Rules.hold(shop);
    Rules.named(shop, next);
  }

  @Test
  void deletesTheInboxesOfADeletedGroupAndTouchesNoHost() {
    // given
    var shop = FLEETS.group("closed").withMembers(2);
    shop.deployed("1");
    var services = shop.services();
    assertThat(FLEETS.operator().inboxes("closed")).hasSize(2);
    // when
    shop.kubectl()
        .ok("delete", "instancegroup", "closed", "-n", FLEETS.namespace(), "--timeout=60s");
    // then
    Group.await(() -> FLEETS.operator().inboxes("closed").isEmpty());
    assertThat(shop.services()).isEqualTo(services);
    assertThat(shop.versions()).containsExactly("1", "1");
    assertThat(shop.members()).allSatisfy(m -> assertThat(m.agent().alive()).isTrue());
  }

  @Test
  void letsANamespaceGoInTheMiddleOfARollout() {
    // given
    Fleets tenant = FLEETS.tenant();
    var shop = new Group(tenant, "gone").apply().withMembers(2);
    try {
      shop.byHand(shop.commit("1").after()).succeeded();
      shop.members().forEach(m -> m.hold("check").forget("check"));
      shop.byHand(shop.commit("2").after());
      Group.await(() -> shop.members().stream().anyMatch(m -> m.reached("check")));
      // when
      shop.kubectl().ok("delete", "namespace", tenant.namespace(), "--wait=false");
      shop.members().forEach(m -> m.letGo("check"));
      shop.kubectl().ok("wait", "--for=delete", "namespace/" + tenant.namespace(), "--timeout=90s");
      // then
      Group.await(() -> FLEETS.operator().inboxes("gone").isEmpty());
      assertThat(shop.members())
          .allSatisfy(m -> assertThat(m.services()).hasSize(1))
          .allSatisfy(m -> assertThat(m.version()).isIn("1", "2"));
    } finally {
      shop.members().forEach(Host::killAll);
    }
  }

  @Test
  void goesOnBesideObjectsThatCannotBeRead() {
    // given
    var bad = FLEETS.group("garbled");
    var good = FLEETS.group("sound").withMembers(1);
    good.deployed("1");
    String tooLarge = "3000000000"; // the schema knows no greatest number, this version does
    var unread = good.byHand(good.repository().headOf("main"), "{state: Pause}");
    Group.await(() -> unread.phase() == RolloutPhase.Pending);
    // when
    corrupt("instancegroup/garbled", "{\"members\":{\"total\":%s}}".formatted(tooLarge));
    corrupt(
        "rollout/" + unread.name(),
        "{\"instances\":[{\"id\":\"sound-1\",\"phase\":\"Waiting\",\"attempt\":%s}]}"
            .formatted(tooLarge));
    var rollout = good.deployed("2");
    // then
    assertThat(good.versions()).containsExactly("2");
    Rules.hold(good);
    Rules.named(good, rollout);
    // and both are named, at the latest when their group is looked at again
    Group.await(() -> FLEETS.operator().metric("skynet_unreadable_objects") == 2);
    String log = FLEETS.operator().log();
    assertThat(log)
        .contains("InstanceGroup %s/garbled".formatted(FLEETS.namespace()))
        .contains("Rollout %s/%s".formatted(FLEETS.namespace(), unread.name()));
    assertThat(bad.rollouts()).isEmpty();
    // and once they are mended they are heard again
    corrupt("instancegroup/garbled", "{\"members\":null}");
    Group.await(() -> FLEETS.operator().metric("skynet_unreadable_objects") == 1);
    bad.withMembers(1).deployed("1");
  }

  private static void corrupt(String object, String status) {
    FLEETS
        .stack()
        .plane()
        .kubectl()
        .ok(
            "patch",
            object,
            "-n",
            FLEETS.namespace(),
            "--subresource=status",
            "--type=merge",
            "-p",
            "{\"status\":%s}".formatted(status));
  }

  private static Kubectl.Result kubectl(String verb, String option, RolloutUnderTest rollout) {
    return FLEETS
        .stack()
        .plane()
        .kubectl()
        .run(verb, "rollout/" + rollout.name(), "-n", FLEETS.namespace(), option);
  }

  private static Kubectl.Result kubectl(
      String verb, String option, String limit, RolloutUnderTest rollout) {
    return FLEETS
        .stack()
        .plane()
        .kubectl()
        .run(verb, "rollout/" + rollout.name(), "-n", FLEETS.namespace(), option, limit);
  }
}
