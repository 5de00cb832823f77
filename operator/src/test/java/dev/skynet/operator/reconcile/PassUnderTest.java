package dev.skynet.operator.reconcile;

import static dev.skynet.operator.observe.Words.FLEET;
import static dev.skynet.operator.observe.Words.GROUP;

import dev.skynet.crds.common.CrdJson;
import dev.skynet.crds.group.GitSpec;
import dev.skynet.crds.group.InstanceGroupSpec;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.group.Members;
import dev.skynet.crds.group.Registered;
import dev.skynet.crds.group.Sender;
import dev.skynet.crds.group.SourceSpec;
import dev.skynet.crds.rollout.GroupRef;
import dev.skynet.crds.rollout.RevisionSpec;
import dev.skynet.crds.rollout.RolloutSpec;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.Timings;
import dev.skynet.operator.act.ActionExecutor;
import dev.skynet.operator.act.Appearances;
import dev.skynet.operator.act.Departures;
import dev.skynet.operator.act.SentLog;
import dev.skynet.operator.artifact.FakeArtifacts;
import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.fleet.FakeInboxes;
import dev.skynet.operator.fleet.FakeReports;
import dev.skynet.operator.group.FleetObservation;
import dev.skynet.operator.group.GroupView;
import dev.skynet.operator.group.Plan;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.group.plan.GroupPlanner;
import dev.skynet.operator.jobs.JobBoard;
import dev.skynet.operator.kube.FakeAnnouncer;
import dev.skynet.operator.kube.FakeObjects;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.leader.FakeLeadership;
import dev.skynet.operator.leader.Reign;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.observe.FleetMemory;
import dev.skynet.operator.observe.GroupDirectory;
import dev.skynet.operator.observe.SilenceClock;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.Pulse;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.UnreadableMessage;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One leader's pass on fakes of everything outside; plans are the real planner's unless changed.
 */
final class PassUnderTest implements AutoCloseable {
  static final String SENDER = "AROAWEB:i";
  static final Instant START = Instant.parse("2026-07-01T10:00:00Z");

  final FakeObjects objects = new FakeObjects();
  final FakeReports reports = new FakeReports();
  final FakeInboxes inboxes = new FakeInboxes();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final OperatorMetrics metrics = new OperatorMetrics(registry);
  final FakeLeadership leadership = new FakeLeadership(new Reign("reign", START));
  final FleetMemory memory;
  final JobBoard jobs;
  final GroupPass pass;
  final List<Seen> planned = new ArrayList<>();
  Instant now = START;
  UnaryOperator<Plan> change = UnaryOperator.identity();
  Runnable whilePlanning = () -> {};

  /** What a plan was made from. */
  record Seen(GroupView group, List<RolloutView> rollouts, FleetObservation fleet) {}

  PassUnderTest() {
    var sent = new SentLog();
    memory = new FleetMemory(Timings.DEFAULT.silence(), this::nanos);
    jobs =
        new JobBoard(
            job -> {
              throw new IOException("nothing outside answers");
            },
            group -> {},
            metrics,
            Duration.ofHours(1),
            Duration.ofHours(2));
    var executor =
        new ActionExecutor(
            new ActionExecutor.Parts(
                FLEET,
                Timings.DEFAULT,
                () -> now,
                leadership,
                inboxes,
                inboxes,
                new FakeArtifacts(FLEET),
                new FakeAnnouncer(),
                memory,
                sent,
                metrics,
                new Appearances(() -> now),
                START));
    var departures =
        new Departures(
            new Directory(),
            memory,
            executor,
            jobs,
            sent,
            () -> leadership.sure(Duration.ZERO),
            () -> now,
            Timings.DEFAULT.inboxLinger());
    pass =
        new GroupPass(
            new GroupPass.Parts(
                new Reign("reign", START),
                leadership,
                Timings.DEFAULT,
                () -> now,
                this::nanos,
                objects,
                this::plan,
                memory,
                new SilenceClock(Timings.DEFAULT, START),
                reports,
                jobs,
                sent,
                executor,
                metrics,
                departures::gone));
    put(GROUP, "uid-1", InstanceGroupStatus.fresh());
  }

  Passed run() {
    return pass.run(GROUP);
  }

  /** A report arrives and is received. */
  PassUnderTest hears(Report report) {
    reports.arrive(report, SENDER, now);
    return receives();
  }

  /** Whatever waits in the queue is received. */
  PassUnderTest receives() {
    for (Delivery delivery : reports.receive()) {
      try {
        memory.report((Report) new MessageCodec().decodeFromAgent(delivery.body()), delivery);
      } catch (UnreadableMessage e) {
        throw new AssertionError(e);
      }
    }
    return this;
  }

  PassUnderTest hears(Pulse pulse) {
    memory.pulse(pulse, new Delivery("", SENDER, now, "pulse"));
    return this;
  }

  PassUnderTest later(Duration period) {
    now = now.plus(period);
    return this;
  }

  /** Beside what the planner wants. */
  void acts(Action... more) {
    change =
        plan -> {
          var all = new ArrayList<>(plan.actions());
          all.addAll(List.of(more));
          return with(plan, all);
        };
  }

  static Plan with(Plan plan, List<Action> actions) {
    return new Plan(
        plan.group(),
        plan.rollouts(),
        plan.holds(),
        plan.holdsGroup(),
        actions,
        plan.jobs(),
        plan.again(),
        plan.wake());
  }

  Set<String> inboxIds() {
    return objectsOf(inboxes);
  }

  void put(GroupName name, String uid, InstanceGroupStatus status) {
    var group = new RawGroup();
    group.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(name.namespace())
            .withName(name.name())
            .withUid(uid)
            .withGeneration(1L)
            .build());
    group.setSpec(
        CrdJson.write(
            new InstanceGroupSpec(
                new Members(new Registered(List.of(new Sender(SENDER)), "24h")),
                new SourceSpec(new GitSpec("file:///repo", "main", List.of(), List.of(), null)),
                null)));
    group.setStatus(CrdJson.write(status));
    objects.put(group);
  }

  void put(String name, @Nullable String owner, RolloutStatus status, Map<String, String> labels) {
    var rollout = new RawRollout();
    rollout.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(GROUP.namespace())
            .withName(name)
            .withUid("uid-" + name)
            .withGeneration(1L)
            .withCreationTimestamp(START.toString())
            .withLabels(labels)
            .withFinalizers(owner == null ? List.of() : List.of("skynet.dev/rollout"))
            .withOwnerReferences(
                Optional.ofNullable(owner)
                    .map(
                        uid ->
                            new OwnerReferenceBuilder()
                                .withApiVersion("skynet.dev/v1alpha1")
                                .withKind("InstanceGroup")
                                .withName(GROUP.name())
                                .withUid(uid)
                                .build())
                    .stream()
                    .toList())
            .build());
    rollout.setSpec(
        CrdJson.write(
            new RolloutSpec(
                new GroupRef(GROUP.name()), new RevisionSpec("a".repeat(40), null), null, null)));
    rollout.setStatus(CrdJson.write(status));
    objects.put(rollout);
  }

  @Override
  public void close() {
    jobs.close();
  }

  private Plan plan(
      GroupView group, List<RolloutView> rollouts, FleetObservation seen, Instant at) {
    planned.add(new Seen(group, rollouts, seen));
    whilePlanning.run();
    return change.apply(new GroupPlanner(Timings.DEFAULT, FLEET).plan(group, rollouts, seen, at));
  }

  private long nanos() {
    return Objects.requireNonNull(Duration.between(START, now)).toNanos();
  }

  private static Set<String> objectsOf(FakeInboxes inboxes) {
    return Set.copyOf(inboxes.list().stream().map(inbox -> inbox.instance()).toList());
  }

  private final class Directory implements GroupDirectory {
    @Override
    public boolean isKnown(GroupName group) {
      return exists(group);
    }

    @Override
    public boolean isLookedAfter(GroupName group) {
      return true;
    }

    @Override
    public boolean exists(GroupName group) {
      return objects.group(group).isPresent();
    }

    @Override
    public void wake(GroupName group) {}

    @Override
    public void wakeAll() {}
  }
}
