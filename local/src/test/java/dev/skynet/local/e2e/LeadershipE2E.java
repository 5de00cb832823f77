package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.local.crash.Crash;
import dev.skynet.local.crash.CrashOrders;
import dev.skynet.local.crash.CrashPoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two replicas of the operator, both ready, of which one leads. */
class LeadershipE2E {
  private static final CrashOrders ORDERS = CrashOrders.make();

  @RegisterExtension
  static final Fleets fleets =
      new Fleets().operator("replicas", 2).operator("command", ORDERS.command());

  private static Pair pair;

  @BeforeAll
  static void twoMembersRunTheFirstVersion() {
    pair = Pair.started(fleets);
  }

  @BeforeEach
  void bothAreReady() {
    fleets.replicas().awaitReady(2);
  }

  @AfterEach
  void nobodyIsHeldAndNothingIsOrdered() {
    ORDERS.takeBack();
    pair.member(1).letGo("check").forget("check");
    pair.member(2).letGo("check").forget("check");
  }

  @Test
  void goesOnUnderTheOtherWhenTheLeadersPodIsDeleted() {
    // given
    var replicas = fleets.replicas();
    String leader = replicas.leader();
    String standby = replicas.standby();
    pair.member(1).hold("check");
    var update = pair.push(pair.commit());
    pair.member(1).awaitAt("check");
    assertThat(replicas.leader()).isEqualTo(leader);
    assertThat(replicas.isReady(standby)).isTrue();
    assertThat(replicas.lastRun(leader)).contains("sent: ");
    assertThat(replicas.lastRun(standby)).doesNotContain("sent: ");
    // when
    replicas.delete(leader);
    replicas.awaitLeaderAfter(leader);
    pair.member(1).letGo("check");
    // then
    update.finished();
  }

  /** It has stored the turn; it wakes in the middle of sending its ticket. */
  @Test
  void goesOnUnderTheOtherWhenTheLeaderFreezesBeforeItSendsATicket() {
    goesOnWithoutAndWithTheFrozen(Crash.freezes(CrashPoint.SQS_SEND, "Ticket["));
  }

  /** It has received the report that ends a turn; it wakes in the middle of storing it. */
  @Test
  void goesOnUnderTheOtherWhenTheLeaderFreezesBeforeItStoresAReport() {
    goesOnWithoutAndWithTheFrozen(Crash.freezes(CrashPoint.GROUP_STATUS, "\"outcome\":{"));
  }

  private static void goesOnWithoutAndWithTheFrozen(Crash freeze) {
    // given
    var replicas = fleets.replicas();
    String frozen = replicas.leader();
    int restarts = replicas.restarts(frozen);
    pair.member(2).hold("check");
    ORDERS.give(freeze);
    var update = pair.push(pair.commit());
    Group.await(() -> ORDERS.isDone(freeze));
    // when
    String leader = replicas.awaitLeaderAfter(frozen);
    pair.member(2).awaitAt("check");
    replicas.signal(frozen, "CONT");
    Group.await(() -> replicas.restarts(frozen) > restarts && replicas.isReady(frozen));
    // then
    assertThat(replicas.leader()).isEqualTo(leader);
    pair.member(2).letGo("check");
    update.finished();
  }
}
