package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.local.crash.Crash;
import dev.skynet.local.crash.Crash.Side;
import dev.skynet.local.crash.CrashOrders;
import dev.skynet.local.crash.CrashPoint;
import dev.skynet.local.git.Push;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The operator dies twice in each rollout: right before one of its effects, and right after one.
 * What it had planned is lost with it; what it had stored is all that the next process has.
 */
class OperatorCrashE2E {
  private static final CrashOrders ORDERS = CrashOrders.make();

  @RegisterExtension
  static final Fleets fleets = new Fleets().operator("command", ORDERS.command());

  private static Pair pair;

  @BeforeAll
  static void twoMembersRunTheFirstVersion() {
    pair = Pair.started(fleets);
  }

  @AfterEach
  void nothingIsOrderedAndNobodyHeld() {
    ORDERS.takeBack();
    pair.member(1).letGo("after");
  }

  /**
   * @param point where it dies
   * @param before stands in what is written by the call before which it dies; COMMIT is the new one
   * @param after likewise, after which
   */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          FINALIZER      | [skynet.dev/rollout]       | finished=true
          GROUP_STATUS   | "outcome":{                | "active":{
          ROLLOUT_STATUS | "phase":"Updated"          | "phase":"Succeeded"
          SQS_DELETE     | "type":"succeeded"         | "type":"succeeded"
          MANIFEST       | Manifest[                  | Manifest[
          POINTER        | Desired[rollout=web-COMMIT | Desired[rollout=web-COMMIT
          """)
  void goesOnWhereItDied(CrashPoint point, String before, String after) {
    // given
    Push commit = pair.commit();
    Crash first = Crash.at(point, Side.BEFORE, before.replace("COMMIT", shortly(commit)));
    Crash second = Crash.at(point, Side.AFTER, after.replace("COMMIT", shortly(commit)));
    ORDERS.give(first);
    ORDERS.give(second);
    int restarts = restarts();
    var update = pair.push(commit);
    // when
    Group.await(() -> ORDERS.isDone(first) && ORDERS.isDone(second));
    // then
    update.finished();
    assertThat(restarts()).isGreaterThanOrEqualTo(restarts + 2);
  }

  /** SQS_SEND; the member is in the middle of its turn when the ticket comes again. */
  @Test
  void sendsATicketAgainThatRunsOnce() {
    // given
    Crash first = Crash.at(CrashPoint.SQS_SEND, Side.BEFORE, "Ticket[");
    Crash second = Crash.at(CrashPoint.SQS_SEND, Side.AFTER, "Ticket[");
    ORDERS.give(first);
    ORDERS.give(second);
    pair.member(1).hold("after");
    var update = pair.push(pair.commit());
    // when
    Group.await(() -> ORDERS.isDone(first) && ORDERS.isDone(second));
    pair.member(1).awaitAt("after");
    Group.await(() -> fleets.replicas().lastRun(pod()).contains(" ticket/"));
    pair.member(1).letGo("after");
    // then
    update.finished();
  }

  private static int restarts() {
    return fleets.replicas().restarts(pod());
  }

  private static String pod() {
    return fleets.replicas().names().getFirst();
  }

  private static String shortly(Push commit) {
    return commit.after().substring(0, 7);
  }
}
