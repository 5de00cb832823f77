package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Condition;
import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.GitSpec;
import dev.skynet.crds.group.InstanceGroupSpec;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.group.Members;
import dev.skynet.crds.group.Registered;
import dev.skynet.crds.group.Sender;
import dev.skynet.crds.group.SourceSpec;
import dev.skynet.crds.group.Strategy;
import dev.skynet.crds.rollout.ControlState;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.PackedSource;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.crds.rollout.Trigger;
import dev.skynet.crds.rollout.TriggerType;
import dev.skynet.operator.group.GroupView;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.group.action.JobResult;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Sha256;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A whole group without I/O: what is stored, agents as the protocol has them, the time, and a
 * {@link Leader} around the real planner. What people do and ask for stands here.
 */
final class World {
  static final Fleet FLEET = new Fleet("test");
  static final GroupName GROUP = new GroupName("shop", "web");
  private static final Duration STEP = Duration.ofSeconds(10);

  final Map<String, SimAgent> agents = new LinkedHashMap<>();
  final WorldRollouts rollouts = new WorldRollouts();
  final WorldBucket bucket = new WorldBucket();
  final Map<String, JobResult> sources = bucket.sources;
  final WorldBranch branch = bucket.branch;
  final WorldQueue queue = new WorldQueue();
  final List<Action> acts = new ArrayList<>();
  InstanceGroupStatus status = InstanceGroupStatus.fresh();
  Set<String> giveUp = Set.of();
  boolean deleting;
  boolean bucketAnswers = true;
  Strategy strategy = new Strategy(new IntOrString(2), null, null, null);
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private int reigns;
  private Leader leader;

  World(int members) {
    for (int i = 1; i <= members; i++) {
      agents.put("m-" + i, new SimAgent("m-" + i, bucket));
    }
    leader = new Leader(this, "leader-0");
    time(Duration.ofHours(1));
  }

  World maxUnavailable(int n) {
    return strategy(new IntOrString(n), strategy.maxFailures(), strategy.maxUnreachable());
  }

  World maxFailures(int n) {
    return strategy(strategy.maxUnavailable(), new IntOrString(n), strategy.maxUnreachable());
  }

  World maxUnreachable(int n) {
    return strategy(strategy.maxUnavailable(), strategy.maxFailures(), new IntOrString(n));
  }

  private World strategy(
      @Nullable IntOrString unavailable,
      @Nullable IntOrString failures,
      @Nullable IntOrString unreachable) {
    strategy = new Strategy(unavailable, failures, unreachable, null);
    return this;
  }

  SimAgent agent(int i) {
    return Objects.requireNonNull(agents.get("m-" + i));
  }

  /** A Rollout to a commit, made by hand. */
  World rollout(String name, String digit) {
    return add(name, digit, null);
  }

  /** A push of which it is not known what it came upon. */
  World push(String name, String digit) {
    return add(name, digit, new Trigger(TriggerType.Push, "dev", null, null, null, null));
  }

  /** A push is delivered that git has taken before. */
  World deliver(WorldBranch.Push push) {
    return add(
        push.rollout(),
        push.commit().substring(0, 1),
        new Trigger(TriggerType.Push, "dev", null, push.before(), push.commit(), null));
  }

  private World add(String name, String digit, @Nullable Trigger trigger) {
    String commit = digit.repeat(40);
    rollouts.add(name, commit, trigger, now);
    sources.putIfAbsent(
        "uid-" + name,
        new JobResult.SourceReady(
            commit,
            new PackedSource(Sha256.ofLines(commit).hex(), 100, Sha256.ofLines("recipe").hex())));
    return this;
  }

  World control(String name, ControlState state) {
    rollouts.control(name, state);
    return this;
  }

  World delete(String name) {
    rollouts.delete(name);
    return this;
  }

  Leader leader() {
    return leader;
  }

  /** A new leader: nothing that the old one held in memory is left. */
  World newLeader() {
    reigns++;
    leader = new Leader(this, "leader-" + reigns);
    queue.visibleAgain();
    return this;
  }

  /** Time goes by in which the leader listens, and does nothing else. */
  World time(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      Instant next = now.plus(STEP);
      now = next.isBefore(end) ? next : end;
      leader.listen();
    }
    return this;
  }

  /** Time goes by; who lives pulses, and the leader passes. */
  World elapse(Duration time) {
    return elapse(time, STEP);
  }

  /** In steps of at most 30 s: more is a gap in which the leader has not listened. */
  World elapse(Duration time, Duration step) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plus(step);
      leader.listen();
      settle();
    }
    return this;
  }

  /** Passes and agents until nothing happens any more. */
  World settle() {
    for (int i = 0; i < 500; i++) {
      boolean moved = pass();
      for (SimAgent agent : agents.values()) {
        moved |= agent.step(now);
      }
      if (!moved) {
        return this;
      }
    }
    throw new AssertionError("never settles: " + status + rollouts.all());
  }

  /** A new host takes the place of a member's, after all that the old one has said. */
  World empty(int member) {
    pass();
    now = now.plusSeconds(1);
    agent(member).wipe(now);
    return this;
  }

  /** One pass: observe, plan, store, act; whether anything moved. */
  boolean pass() {
    agents.values().forEach(agent -> queue.send(agent.outbox));
    return leader.pass();
  }

  /** What the leader would do now. */
  Leader.Intent intend() {
    agents.values().forEach(agent -> queue.send(agent.outbox));
    leader.receive();
    return leader.plan();
  }

  GroupView view() {
    return new GroupView(
        GROUP,
        "uid-group",
        1,
        deleting,
        giveUp,
        new InstanceGroupSpec(
            new Members(new Registered(List.of(new Sender("sender")), "24h")),
            new SourceSpec(new GitSpec("file:///repo", "main", List.of(), List.of(), null)),
            strategy),
        status);
  }

  /** Name of the Rollout that the desired pointer names. */
  String pointsTo() {
    return Objects.requireNonNull(Objects.requireNonNull(bucket.pointer).desired()).rollout();
  }

  String converged() {
    return Objects.requireNonNull(Objects.requireNonNull(status.members()).summary());
  }

  /** The group's condition Ready. */
  Condition ready() {
    return Conditions.find(status.conditions(), Conditions.READY).orElseThrow();
  }

  RolloutStatus status(String rollout) {
    return rollouts.read(rollout).status();
  }

  RolloutPhase phase(String rollout) {
    return rollouts.phase(rollout);
  }

  Reason reason(String rollout) {
    return rollouts.reason(rollout);
  }

  InstanceRow row(String rollout, int member) {
    return status(rollout).instances().stream()
        .filter(r -> r.id().equals("m-" + member))
        .findFirst()
        .orElseThrow();
  }

  InstancePhase phase(String rollout, int member) {
    return row(rollout, member).phase();
  }

  /** The first digit of the commit that a member runs. */
  @Nullable String runs(int member) {
    var running = agent(member).running;
    return running == null ? null : running.commit().substring(0, 1);
  }

  World deployed(String digit) {
    rollout("r-" + digit, digit).settle();
    assertThat(phase("r-" + digit)).isEqualTo(RolloutPhase.Succeeded);
    return time(Duration.ofSeconds(1));
  }
}
