package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.local.git.Push;
import dev.skynet.local.git.WebhookDelivery;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PushE2E {
  @RegisterExtension static final Fleets FLEETS = new Fleets();

  @Test
  void storesNothingOfAPushWithABadSignature() {
    // given
    var shop = FLEETS.group("forged");
    var delivery = WebhookDelivery.push("forged", shop.commit("1"));
    // when
    HttpResponse<String> answer = shop.post(delivery, "guessed");
    // then
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(shop.rollouts()).isEmpty();
    assertThat(shop.post(delivery).statusCode()).isEqualTo(202);
  }

  @Test
  void rollsAReplayedDeliveryOutOnce() {
    // given
    var shop = FLEETS.group("replayed").withMembers(1);
    var delivery = WebhookDelivery.push("replayed", shop.commit("1"));
    assertThat(shop.post(delivery).statusCode()).isEqualTo(202);
    String rollout = shop.rollouts().getFirst();
    // when
    HttpResponse<String> early = shop.post(delivery);
    shop.rollout(rollout).succeeded();
    var services = shop.services();
    var tickets = Rules.tickets(shop.member(1));
    HttpResponse<String> late = shop.post(delivery);
    shop.awaitLooks(3);
    // then
    assertThat(early.statusCode()).isEqualTo(200);
    assertThat(late.statusCode()).isEqualTo(200);
    assertThat(late.body()).contains("already there").contains(rollout);
    assertThat(shop.rollouts()).containsExactly(rollout);
    assertThat(shop.services()).isEqualTo(services);
    assertThat(Rules.tickets(shop.member(1))).isEqualTo(tickets);
    Rules.hold(shop);
  }

  @Test
  void endsOnTheHeadThoughTheOlderPushIsDeliveredLast() {
    // given
    var shop = FLEETS.group("racing").withMembers(1);
    shop.deployed("1");
    Push older = shop.commit("2");
    Push newer = shop.commit("3");
    shop.member(1).hold("build").forget("build");
    // when
    var head = shop.posted(newer);
    shop.member(1).awaitAt("build");
    var late = shop.posted(older);
    late.awaitPhase(RolloutPhase.Queued);
    shop.member(1).letGo("build");
    head.succeeded();
    late.ended(RolloutPhase.Superseded);
    // then
    assertThat(late.reason()).isEqualTo("NotBranchHead");
    assertThat(shop.versions()).containsExactly("3");
    Rules.hold(shop);
    Rules.named(shop, head);
  }

  @Test
  void ignoresAPushOutsideThePathsAndRunsOneThatAnotherOverran() {
    // given
    var shop = FLEETS.group("filtered").git(", paths: [skynet.yml, point, VERSION]").withMembers(1);
    shop.deployed("1");
    // when
    Push wanted = shop.repository().change("main").write("VERSION", "2\n").push("version 2");
    Push unrelated = shop.repository().change("main").write("docs/a.md", "a").push("a page");
    HttpResponse<String> ignored = shop.post(unrelated);
    var rollout = shop.posted(wanted).succeeded();
    // then
    assertThat(ignored.statusCode()).isEqualTo(200);
    assertThat(ignored.body()).contains("no file of the push is under the paths");
    assertThat(shop.rollouts()).hasSize(2);
    assertThat(shop.versions()).containsExactly("2");
    Rules.hold(shop);
    Rules.named(shop, rollout);
  }

  @Test
  void saysThatNoGroupWantsThePush() {
    // given
    var shop = FLEETS.group("unwanted");
    shop.commit("1");
    // when
    HttpResponse<String> answer = shop.post(shop.commit("feature", "2"));
    // then
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("no group has this repository and refs/heads/feature");
    assertThat(shop.rollouts()).isEmpty();
  }

  @Test
  void runsARolloutOnceItsGroupAppears() {
    // given
    var shop = FLEETS.laterGroup("later");
    var rollout = shop.byHand(shop.commit("1").after());
    rollout.awaitPhase(RolloutPhase.Pending);
    assertThat(rollout.reason()).isEqualTo("GroupNotFound");
    // when
    shop.apply().withMembers(1);
    // then
    rollout.succeeded();
    assertThat(shop.versions()).containsExactly("1");
    Rules.hold(shop);
    Rules.named(shop, rollout);
  }

  @Test
  void namesAHelloToAGroupThatIsUnknown() {
    // given
    var nobody = FLEETS.laterGroup("nobody");
    // when
    nobody.startMembers(1);
    // then
    Group.await(() -> FLEETS.operator().buried("UnknownGroup") > 0);
    assertThat(FLEETS.operator().log())
        .contains("instance nobody-1 speaks for group %s/nobody".formatted(FLEETS.namespace()));
    assertThat(FLEETS.operator().inboxes("nobody")).isEmpty();
    // and its members are taken in once the group is there
    nobody.apply().withMembers(0);
    assertThat(FLEETS.operator().inboxes("nobody")).hasSize(1);
  }
}
