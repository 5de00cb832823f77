package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.ArtifactStatus;
import dev.skynet.crds.common.Condition;
import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.ActiveRollout;
import dev.skynet.crds.group.DesiredRevision;
import dev.skynet.crds.group.GitSpec;
import dev.skynet.crds.group.InstanceGroupSpec;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.group.Members;
import dev.skynet.crds.group.Registered;
import dev.skynet.crds.group.Sender;
import dev.skynet.crds.group.SourceSpec;
import dev.skynet.crds.group.Strategy;
import dev.skynet.crds.group.TurnOutcome;
import dev.skynet.crds.rollout.PackedSource;
import dev.skynet.crds.rollout.RevisionSpec;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.Timings;
import dev.skynet.operator.group.Asking;
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
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.names.S3Keys;
import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.DesiredPointer;
import dev.skynet.protocol.release.Manifest;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Sha256;
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

/**
 * A situation put together by hand, to try one step of the planner on: three members that answer
 * and run the release {@code a}, a settled leader, nothing active.
 */
final class Scene {
  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final String LEADER = "leader";

  GitSpec git = new GitSpec("file:///repo", "main", List.of(), List.of(), null);
  Strategy strategy = new Strategy(null, null, null, null);
  Set<String> giveUp = Set.of();
  boolean deleting;
  private @Nullable Condition ready;
  long fence = 1;
  @Nullable DesiredRevision desired;
  @Nullable ActiveRollout active;
  Optional<Instant> settledSince = Optional.of(NOW.minus(Duration.ofDays(2)));
  boolean registerRead = true;
  Optional<String> unstored = Optional.empty();
  long highestFence;
  final Map<String, SceneMember> members = new LinkedHashMap<>();
  final Map<String, SceneRollout> rollouts = new LinkedHashMap<>();
  final Map<String, SceneTurn> turns = new LinkedHashMap<>();
  final Map<String, Instant> sent = new HashMap<>();
  final Map<String, Instant> firstSent = new HashMap<>();
  final Map<String, JobState> jobs = new HashMap<>();
  final Map<String, Asking> asking = new HashMap<>();
  private final List<Incoming> reports = new ArrayList<>();

  Scene() {
    this(3);
  }

  Scene(int count) {
    for (int i = 1; i <= count; i++) {
      member("m-" + i);
    }
  }

  /** A Rollout to this release that is admitted; its artifact stands, nobody has had a turn. */
  static Scene rollingOut(String digit) {
    var scene = new Scene();
    scene.rollout("r2", digit).admitted(2).artifact();
    return scene.activate("r2", 2);
  }

  Scene activate(String name, long number) {
    active = new ActiveRollout(name, "uid-" + name, number, NOW);
    fence = number;
    return this;
  }

  /** What the group's Ready says by its stored status. */
  Scene notReady(Reason why) {
    ready = new Condition(Conditions.READY, "False", why.name(), "as it was", 1L, NOW);
    return this;
  }

  Scene desire(String name, String digit, long number) {
    Release release = release(digit);
    desired =
        new DesiredRevision(
            name, "uid-" + name, number, release.commit(), release.id(), artifact(digit), digit);
    return this;
  }

  SceneMember member(String id) {
    return members.computeIfAbsent(id, SceneMember::new);
  }

  SceneRollout rollout(String name, String digit) {
    return rollouts.computeIfAbsent(name, n -> new SceneRollout(n, digit));
  }

  SceneRollout rollout(String name) {
    return Objects.requireNonNull(rollouts.get(name), name);
  }

  /** An entry of the ledger for a member in the rollout r2, unless it says another one. */
  SceneTurn turn(String id) {
    return turns.computeIfAbsent(id, SceneTurn::new);
  }

  /** Instances that spoke so long ago and have no inbox. */
  Scene asking(Duration ago, String... ids) {
    for (String id : ids) {
      asking.put(id, new Asking("sender", NOW.minus(ago)));
    }
    return this;
  }

  Scene report(Report report) {
    reports.add(new Incoming(report, "sender", NOW));
    return this;
  }

  Scene done(String jobKey, JobResult result) {
    jobs.put(jobKey, new JobState.Done(result));
    return this;
  }

  /** S3 holds all that the status says, and this. */
  Scene pointer(DesiredPointer pointer) {
    var draft = new Draft(situation());
    new Restore().apply(situation(), draft);
    Job job = draft.jobs.values().iterator().next();
    return done(job.key(), new JobResult.PointerState(Optional.of(pointer)));
  }

  /** The source of this Rollout lies in the bucket. */
  Scene source(String name) {
    var packed = new PackedSource(Sha256.ofLines(name).hex(), 100, Sha256.ofLines("r").hex());
    return source(name, new JobResult.SourceReady("b".repeat(40), packed));
  }

  Scene source(String name, JobResult result) {
    return done(sourceKey(name), result);
  }

  /** Of the job that fetches the source of this Rollout, as the group's source stands now. */
  String sourceKey(String name) {
    var revision = new RevisionSpec(null, "main");
    return new Job.FetchSource(World.GROUP, name, "uid-" + name, git, revision, false).key();
  }

  /** S3 remembers that a Rollout of this name has run. */
  Scene ran(String name) {
    var ran = new DesiredPointer.Ran(name, "an-older-uid", fence);
    return pointer(new DesiredPointer(1, World.FLEET, World.GROUP, fence, null, List.of(ran)));
  }

  /** What r2 would build was built before. */
  Scene manifestStands() {
    Job find = new Job.FindManifest(World.GROUP, buildKey());
    return done(find.key(), new JobResult.ManifestState(Optional.of(manifest())));
  }

  /** What the lead of r2 has uploaded is verified, and its manifest written. */
  Scene published() {
    Job.PublishManifest publish =
        (Job.PublishManifest) after(new Prepare()).jobs.values().iterator().next();
    return done(publish.key(), new JobResult.ManifestState(Optional.of(publish.manifest())));
  }

  Sha256 buildKey() {
    return Prepare.buildKey(rolloutOf(new Draft(situation()), "r2"), SimAgent.PLATFORM);
  }

  private Manifest manifest() {
    Release built = release("b");
    return new Manifest(
        1, buildKey(), built.commit(), Sha256.ofLines("b"), built.artifact(), "m-1", NOW);
  }

  /** This Rollout to b has succeeded, and is desired. */
  Scene succeeded(String name) {
    rollout(name).phase(RolloutPhase.Succeeded, Reason.AllUpdated);
    active = null;
    return desire(name, "b", fence);
  }

  /** What the whole planner makes of it, S3 holding what the status says. */
  Plan planned() {
    if (jobs.keySet().stream().noneMatch(key -> key.startsWith("pointer/"))) {
      pointer(new DesiredPointer(1, World.FLEET, World.GROUP, fence, null, List.of()));
    }
    var situation = situation();
    return new GroupPlanner(Timings.DEFAULT, World.FLEET)
        .plan(situation.group(), situation.rollouts(), situation.seen(), NOW);
  }

  Situation situation() {
    var spec =
        new InstanceGroupSpec(
            new Members(new Registered(List.of(new Sender("sender")), "24h")),
            new SourceSpec(git),
            strategy);
    var status =
        new InstanceGroupStatus(
            1L,
            ready == null ? List.of() : List.of(ready),
            fence,
            desired,
            null,
            active,
            turns.values().stream().map(SceneTurn::toTurn).toList(),
            null,
            null);
    var group = new GroupView(World.GROUP, "uid-group", 1, deleting, giveUp, spec, status);
    List<RolloutView> views = rollouts.values().stream().map(SceneRollout::toView).toList();
    return new Situation(World.FLEET, Timings.DEFAULT, group, views, seen(), NOW);
  }

  private FleetObservation seen() {
    String about = active == null ? "idle." + fence : active.uid();
    var views = new LinkedHashMap<String, Member>();
    members.forEach(
        (id, member) -> views.put(id, member.toMember(LEADER + "." + about, firstSent)));
    return new FleetObservation(
        LEADER,
        registerRead,
        settledSince,
        views,
        asking,
        reports,
        jobs,
        sent,
        firstSent,
        unstored,
        highestFence);
  }

  /** The draft after these steps, the pointer standing. */
  Draft after(Step... steps) {
    var situation = situation();
    var draft = new Draft(situation);
    draft.pointerStands = true;
    for (Step step : steps) {
      step.apply(situation, draft);
    }
    return draft;
  }

  Presence presence() {
    return new Presence(situation(), new Draft(situation()));
  }

  /** Keys of the messages that a draft asks for. */
  static List<String> sends(Draft draft) {
    return draft.actions.stream()
        .filter(Action.Send.class::isInstance)
        .map(a -> ((Action.Send) a).key())
        .toList();
  }

  static RowEdit row(Draft draft, String rollout, String id) {
    return Objects.requireNonNull(rolloutOf(draft, rollout).rows.get(id), id);
  }

  static RolloutEdit rolloutOf(Draft draft, String rollout) {
    return Objects.requireNonNull(draft.rollouts.get(rollout), rollout);
  }

  /** How the member's turn ended. */
  static TurnOutcome outcomeOf(Draft draft, String id) {
    return Objects.requireNonNull(turnOf(draft, id).outcome, id);
  }

  static DesiredRevision desiredOf(Draft draft) {
    return Objects.requireNonNull(draft.desired);
  }

  static ActiveRollout activeOf(Draft draft) {
    return Objects.requireNonNull(draft.active);
  }

  static TurnEdit turnOf(Draft draft, String id) {
    return Objects.requireNonNull(draft.turns.get(id), id);
  }

  static Release release(String digit) {
    ArtifactStatus status = artifact(digit);
    var digest = new Sha256(status.digest());
    String key =
        new S3Keys(World.FLEET).artifact(World.GROUP, new Sha256(status.buildKey()), digest);
    return Release.of(
        digit.repeat(40), new Artifact(key, digest, 10, 20, 2, SimAgent.PLATFORM), null);
  }

  static ArtifactStatus artifact(String digit) {
    return new ArtifactStatus(
        Sha256.ofLines("key", digit).hex(),
        Sha256.ofLines("artifact", digit).hex(),
        10,
        20,
        2,
        SimAgent.PLATFORM.os(),
        SimAgent.PLATFORM.arch());
  }
}
