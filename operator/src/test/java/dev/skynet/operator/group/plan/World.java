package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.GitSpec;
import dev.skynet.crds.group.InstanceGroupSpec;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.group.Members;
import dev.skynet.crds.group.Registered;
import dev.skynet.crds.group.Sender;
import dev.skynet.crds.group.SourceSpec;
import dev.skynet.crds.group.Strategy;
import dev.skynet.crds.rollout.Control;
import dev.skynet.crds.rollout.ControlState;
import dev.skynet.crds.rollout.GroupRef;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.PackedSource;
import dev.skynet.crds.rollout.RevisionSpec;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutSpec;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.crds.rollout.Trigger;
import dev.skynet.crds.rollout.TriggerType;
import dev.skynet.operator.Timings;
import dev.skynet.operator.group.FleetObservation;
import dev.skynet.operator.group.FleetObservation.Incoming;
import dev.skynet.operator.group.GroupView;
import dev.skynet.operator.group.Member;
import dev.skynet.operator.group.Plan;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobResult;
import dev.skynet.operator.group.action.JobState;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Sha256;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A whole group without I/O: the real planner, agents as the protocol has them, a store. */
final class World {
  static final Fleet FLEET = new Fleet("test");
  static final GroupName GROUP = new GroupName("shop", "web");
  private static final Timings TIMINGS = Timings.DEFAULT;

  final GroupPlanner planner = new GroupPlanner(TIMINGS, FLEET);
  final Map<String, SimAgent> agents = new LinkedHashMap<>();
  final Map<String, RolloutView> rollouts = new LinkedHashMap<>();
  final Map<String, JobState> jobs = new HashMap<>();
  final Map<String, Instant> sent = new HashMap<>();
  final Map<String, Instant> firstSent = new HashMap<>();
  final WorldBucket bucket = new WorldBucket();
  final Map<String, JobResult> sources = bucket.sources;
  final List<Action> acts = new ArrayList<>();
  InstanceGroupStatus status = InstanceGroupStatus.fresh();
  Set<String> giveUp = Set.of();
  boolean deleting;
  boolean bucketAnswers = true;
  Strategy strategy = new Strategy(new IntOrString(2), null, null, null);
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  int leader = 1;
  Optional<Instant> silenceCountsFrom = Optional.of(now.minus(Duration.ofHours(1)));

  World(int members) {
    for (int i = 1; i <= members; i++) {
      agents.put("m-" + i, new SimAgent("m-" + i, FLEET, GROUP));
    }
  }

  World maxUnavailable(int n) {
    strategy = new Strategy(new IntOrString(n), strategy.maxFailures(), null, null);
    return this;
  }

  World maxFailures(int n) {
    strategy = new Strategy(strategy.maxUnavailable(), new IntOrString(n), null, null);
    return this;
  }

  SimAgent agent(int i) {
    return Objects.requireNonNull(agents.get("m-" + i));
  }

  /** A Rollout to a commit, made by hand. */
  World rollout(String name, String digit) {
    return add(name, digit, null, now);
  }

  World push(String name, String digit) {
    return add(name, digit, new Trigger(TriggerType.Push, "dev", null, null, null, null), now);
  }

  World add(String name, String digit, @Nullable Trigger trigger, Instant created) {
    String commit = digit.repeat(40);
    rollouts.put(
        name,
        new RolloutView(
            name,
            "uid-" + name,
            1,
            created,
            false,
            new RolloutSpec(new GroupRef("web"), new RevisionSpec(commit, null), trigger, null),
            RolloutStatus.fresh()));
    sources.putIfAbsent(
        "uid-" + name,
        new JobResult.SourceReady(
            commit,
            new PackedSource(Sha256.ofLines(commit).hex(), 100, Sha256.ofLines("recipe").hex())));
    return this;
  }

  World control(String name, ControlState state) {
    RolloutView old = read(name);
    rollouts.put(
        name,
        new RolloutView(
            name,
            old.uid(),
            old.generation() + 1,
            old.created(),
            old.deleting(),
            new RolloutSpec(
                old.spec().groupRef(),
                old.spec().revision(),
                old.spec().trigger(),
                new Control(state, "eve", "because")),
            old.status()));
    return this;
  }

  World delete(String name) {
    RolloutView old = read(name);
    rollouts.put(
        name,
        new RolloutView(
            name, old.uid(), old.generation() + 1, old.created(), true, old.spec(), old.status()));
    return this;
  }

  /** A new leader: nothing that the old one held in memory is left. */
  World newLeader() {
    leader++;
    sent.clear();
    firstSent.clear();
    jobs.clear();
    agents.values().forEach(a -> a.joined = Optional.empty());
    return this;
  }

  World pass(Duration later) {
    now = now.plus(later);
    return this;
  }

  /** Time goes by; who lives pulses. */
  World elapse(Duration time) {
    Instant end = now.plus(time);
    while (now.isBefore(end)) {
      now = now.plusSeconds(10);
      agents.values().forEach(a -> a.pulse(now));
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
    throw new AssertionError("never settles: " + status + rollouts);
  }

  /** One pass: observe, plan, store, act. */
  boolean pass() {
    List<Incoming> reports = new ArrayList<>();
    agents.values().stream()
        .filter(a -> a.alive || !a.outbox.isEmpty())
        .forEach(
            a -> {
              reports.addAll(a.outbox);
              a.outbox.clear();
            });
    Plan plan = planner.plan(view(), List.copyOf(rollouts.values()), seen(reports), now);
    boolean moved = plan.again() || !reports.isEmpty();
    store(plan);
    plan.actions().forEach(this::act);
    moved |= work(plan);
    acts.addAll(plan.actions());
    new Rules(this).hold();
    return moved;
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

  FleetObservation seen(List<Incoming> reports) {
    var members = new LinkedHashMap<String, Member>();
    agents.values().forEach(a -> members.put(a.id, a.asMember()));
    return new FleetObservation(
        "leader-" + leader,
        true,
        silenceCountsFrom,
        members,
        reports,
        Map.copyOf(jobs),
        Map.copyOf(sent),
        Map.copyOf(firstSent),
        0);
  }

  /** The next passes die between the group's write and the Rollout's. */
  boolean diesAfterTheGroup;

  private void store(Plan plan) {
    status = plan.group();
    if (diesAfterTheGroup) {
      return;
    }
    plan.rollouts()
        .forEach(
            (name, next) -> {
              RolloutView old = read(name);
              Rules.transition(old.status(), next);
              rollouts.put(
                  name,
                  new RolloutView(
                      name,
                      old.uid(),
                      old.generation(),
                      old.created(),
                      old.deleting(),
                      old.spec(),
                      next));
            });
  }

  private void act(Action action) {
    if (action instanceof Action.Send send) {
      sent.put(send.key(), now);
      firstSent.putIfAbsent(send.key(), now);
      SimAgent agent = agents.get(send.instance());
      if (agent != null) {
        agent.inbox.add(send);
      }
    }
  }

  private boolean work(Plan plan) {
    boolean moved = false;
    jobs.keySet().retainAll(plan.jobs().stream().map(Job::key).toList());
    for (Job job : plan.jobs()) {
      if (!jobs.containsKey(job.key()) && bucketAnswers) {
        jobs.put(job.key(), new JobState.Done(bucket.run(job)));
        moved = true;
      }
    }
    return moved;
  }

  RolloutView read(String rollout) {
    return Objects.requireNonNull(rollouts.get(rollout), rollout);
  }

  /** Name of the Rollout that the desired pointer names. */
  String pointsTo() {
    return Objects.requireNonNull(Objects.requireNonNull(bucket.pointer).desired()).rollout();
  }

  String converged() {
    return Objects.requireNonNull(Objects.requireNonNull(status.members()).summary());
  }

  RolloutStatus status(String rollout) {
    return read(rollout).status();
  }

  RolloutPhase phase(String rollout) {
    return Objects.requireNonNull(status(rollout).phase());
  }

  Reason reason(String rollout) {
    return Conditions.find(status(rollout).conditions(), Conditions.SUCCEEDED)
        .map(Conditions::reason)
        .orElse(Reason.Unknown);
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

  /** The first 7 digits of the commit that a member runs. */
  @Nullable String runs(int member) {
    var running = agent(member).running;
    return running == null ? null : running.commit().substring(0, 1);
  }

  World deployed(String digit) {
    rollout("r-" + digit, digit).settle();
    assertThat(phase("r-" + digit)).isEqualTo(RolloutPhase.Succeeded);
    return pass(Duration.ofSeconds(1));
  }
}
