package dev.skynet.operator.group;

import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.group.action.Job;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What follows from what was seen: the next status of the group and its Rollouts, then acts.
 *
 * @param group to store first
 * @param rollouts to store next, by name; only those that are looked after
 * @param holds names of Rollouts that need the finalizer before anything is stored
 * @param holdsGroup whether the group needs its finalizer
 * @param actions once all is stored
 * @param jobs that must be running or known; others are forgotten
 * @param again whether another pass must follow at once
 * @param wake when to look again at the latest
 */
public record Plan(
    InstanceGroupStatus group,
    Map<String, RolloutStatus> rollouts,
    Set<String> holds,
    boolean holdsGroup,
    List<Action> actions,
    List<Job> jobs,
    boolean again,
    Optional<Duration> wake) {}
