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
    PASS,
    STEP,
    TIME,
    DIE,
    LIVE,
    WIPE,
    LEAVE,
    GIVE_UP,
    STICK,
    UNSTICK,
    FAIL,
    HEAL,
    BAD_BUILD,
    LOSE_MESSAGE,
    DUPLICATE_REPORTS,
    TURN_REPORTS_AROUND,
    HOLD_REPORTS,
    RELEASE_REPORTS,
    BUCKET_OUT,
    BUCKET_IN,
    NEW_LEADER,
    LEADER_DIES_IN_ITS_PASS,
    LEADER_FREEZES_IN_ITS_PASS,
    FROZEN_LEADER_WAKES,
    ROLLOUT,
    PAUSE,
    RUN,
    STOP,
    DELETE
  }
}
