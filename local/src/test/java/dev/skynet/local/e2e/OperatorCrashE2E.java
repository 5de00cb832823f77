package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.local.crash.Crash;
import dev.skynet.local.crash.Crash.Side;
import dev.skynet.local.crash.CrashOrders;
import dev.skynet.local.crash.CrashPoint;
import dev.skynet.local.git.Push;
import org.junit.jupiter.api.BeforeAll;
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
          SQS_SEND       | Ticket[                    | Ticket[
          MANIFEST       | Manifest[                  | Manifest[
          POINTER        | Desired[rollout=web-COMMIT | Desired[rollout=web-COMMIT
          """)
  void goesOnWhereItDied(CrashPoint point, String before, String after) {
    // given
    Push commit = pair.commit();
    Crash first = Crash.at(point, Side.BEFORE, before.replace("COMMIT", shortly(commit)));
    Crash second = Crash.at(point, Side.AFTER, after.replace("COMMIT", shortly(commit)));
    String pod = fleets.replicas().names().getFirst();
    int restarts = fleets.replicas().restarts(pod);
    ORDERS.give(first);
    ORDERS.give(second);
    // when
    try (var update = pair.push(commit)) {
      Group.await(() -> ORDERS.isDone(first) && ORDERS.isDone(second));
      // then
      update.finished();
      assertThat(fleets.replicas().restarts(pod)).isEqualTo(restarts + 2);
    }
  }

  private static String shortly(Push commit) {
    return commit.after().substring(0, 7);
  }
}
