package dev.skynet.operator.group.plan;

/**
 * Something that happens to a group.
 *
 * @param what happens
 * @param member to whom, from 1 to 5; also how long, in 20 s
 * @param cut after how many effects a leader dies
 */
record Trouble(What what, int member, int cut) {
  enum What {
    PASS(8),
    STEP(8),
    TIME(6),
    DIE(1),
    LIVE(3),
    WIPE(1),
    LEAVE(1),
    GIVE_UP(1),
    STICK(1),
    UNSTICK(3),
    FAIL(4),
    HEAL(2),
    BAD_BUILD(1),
    LOSE_MESSAGE(1),
    DUPLICATE_REPORTS(1),
    TURN_REPORTS_AROUND(1),
    HOLD_REPORTS(1),
    RELEASE_REPORTS(1),
    BUCKET_OUT(1),
    BUCKET_IN(1),
    NEW_LEADER(1),
    LEADER_DIES_IN_ITS_PASS(1),
    LEADER_FREEZES_IN_ITS_PASS(1),
    FROZEN_LEADER_WAKES(1),
    ROLLOUT(6),
    PUSH(4),
    PUSH_DELIVERED_LATE(3),
    DELIVERY(3),
    PAUSE(1),
    RUN(3),
    STOP(1),
    DELETE(1);

    /** How often it happens beside the others. */
    final int weight;

    What(int weight) {
      this.weight = weight;
    }
  }
}
