package dev.skynet.operator.group.plan;

import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.group.Turn;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.Timings;
import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.group.FleetObservation;
import dev.skynet.operator.group.Plan;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.group.action.Action;
import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobState;
import dev.skynet.operator.observe.FleetMemory;
import dev.skynet.operator.observe.Pending;
import dev.skynet.operator.observe.Seen;
import dev.skynet.operator.observe.SilenceClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One reign: the real memory, clock of silence and planner, without threads and without I/O. */
final class Leader {
  private static final Timings TIMINGS = Timings.DEFAULT;

  private final World world;
  private final String id;
  private final GroupPlanner planner = new GroupPlanner(TIMINGS, World.FLEET);
  private final FleetMemory memory;
  private final SilenceClock silence;
  private final Map<String, Instant> sent = new HashMap<>();
  private final Map<String, Instant> firstSent = new HashMap<>();
  private final Map<String, JobState> jobs = new HashMap<>();

  /** A plan and what it was made from. */
  record Intent(Look look, Plan plan, List<Pending> reports) {
    /** A pass has this many effects: the writes, the deletion of the reports, the acts. */
    int effects() {
      return writes() + 1 + plan.actions().size();
    }

    int writes() {
      return 1 + plan.rollouts().size();
    }
  }

  Leader(World world, String id) {
    this.world = world;
    this.id = id;
    memory =
        new FleetMemory(
            Duration.ofSeconds(30), () -> Duration.between(Instant.EPOCH, world.now).toNanos());
    silence = new SilenceClock(TIMINGS, world.now);
    for (String member : world.agents.keySet()) {
      memory.registered(World.GROUP, member, Optional.empty());
    }
    memory.registerRead(List.of());
  }

  /** Whether the instance has an inbox, as far as this leader knows. */
  boolean knows(String instance) {
    return memory.registeredInstances(World.GROUP).contains(instance);
  }

  /** Both queues are received from; who has a pulse to give gives it. */
  void listen() {
    for (SimAgent agent : world.agents.values()) {
      var delivery = new Delivery("", "sender", world.now, "");
      agent.pulse(world.now).ifPresent(pulse -> memory.pulse(pulse, delivery));
    }
    silence.received(SilenceClock.Source.REPORTS, waiting(), world.now);
    silence.received(SilenceClock.Source.PULSES, List.of(), world.now);
  }

  /** Whatever waits is old, so that the queue is not read to its end before it is empty. */
  private List<Delivery> waiting() {
    return world.queue.isEmpty()
        ? List.of()
        : List.of(new Delivery("", "sender", Instant.EPOCH, ""));
  }

  /** One pass; whether anything moved. */
  boolean pass() {
    boolean heard = receive();
    Intent intent = plan();
    carryOut(intent, intent.effects());
    boolean worked = work(intent.plan());
    Rules.stored(world);
    return heard || worked || intent.plan().again();
  }

  boolean receive() {
    return world.queue.receive(memory);
  }

  /** Observes and decides; nothing is done. */
  Intent plan() {
    Set<String> ledger =
        world.status.turns().stream().map(Turn::instance).collect(Collectors.toSet());
    Seen seen = memory.see(World.GROUP, sender -> true, ledger);
    var observed =
        new FleetObservation(
            id,
            memory.isRegisterRead(),
            silence.countsFrom(world.now),
            seen.members(),
            seen.asking(),
            seen.pending().stream().map(Pending::incoming).toList(),
            Map.copyOf(jobs),
            Map.copyOf(sent),
            Map.copyOf(firstSent),
            Optional.empty(),
            seen.highestFence());
    var look = new Look(world, observed);
    Plan plan = planner.plan(world.view(), world.rollouts.all(), observed, world.now);
    Rules.planned(look, plan);
    return new Intent(look, plan, seen.pending());
  }

  /** The first so many effects of a plan; none of those that follow a write that finds a change. */
  void carryOut(Intent intent, int effects) {
    int left = effects;
    if (left-- == 0 || !storeGroup(intent)) {
      return;
    }
    for (Map.Entry<String, RolloutStatus> next : intent.plan().rollouts().entrySet()) {
      if (left-- == 0 || !storeRollout(intent, next.getKey(), next.getValue())) {
        return;
      }
    }
    if (left-- == 0) {
      return;
    }
    world.queue.delete(intent.reports());
    memory.handled(World.GROUP, intent.reports());
    intent.plan().actions().stream().limit(left).forEach(this::act);
  }

  /** Compare and set: nothing is written over what the plan was not made from. */
  private boolean storeGroup(Intent intent) {
    InstanceGroupStatus read = intent.look().group();
    boolean asRead = world.status.equals(read);
    if (asRead && !read.equals(intent.plan().group())) {
      world.status = intent.plan().group();
    }
    return asRead;
  }

  private boolean storeRollout(Intent intent, String name, RolloutStatus next) {
    RolloutStatus read = intent.look().rollout(name).map(RolloutView::status).orElse(null);
    boolean asRead = world.rollouts.has(name) && world.rollouts.read(name).status().equals(read);
    if (asRead && !Objects.equals(read, next)) {
      world.rollouts.store(name, next);
    }
    return asRead;
  }

  /** Also what a leader does that was frozen before it, and has woken. */
  void act(Action action) {
    Rules.acted(world, action);
    world.acts.add(action);
    switch (action) {
      case Action.Send send -> {
        sent.put(send.key(), world.now);
        firstSent.putIfAbsent(send.key(), world.now);
        Objects.requireNonNull(world.agents.get(send.instance())).inbox.add(send);
      }
      case Action.CreateInbox create ->
          memory.registered(World.GROUP, create.instance(), Optional.empty());
      case Action.MarkGone gone -> memory.gone(World.GROUP, gone.instance(), world.now);
      case Action.DeleteInbox delete -> memory.unregistered(World.GROUP, delete.instance());
      case Action.Announce event -> {}
    }
  }

  private boolean work(Plan plan) {
    boolean moved = false;
    jobs.keySet().retainAll(plan.jobs().stream().map(Job::key).toList());
    for (Job job : plan.jobs()) {
      if (!jobs.containsKey(job.key()) && world.bucketAnswers) {
        jobs.put(job.key(), new JobState.Done(world.bucket.run(job)));
        moved = true;
      }
    }
    return moved;
  }
}
