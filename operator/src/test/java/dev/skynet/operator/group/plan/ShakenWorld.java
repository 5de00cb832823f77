package dev.skynet.operator.group.plan;

import dev.skynet.crds.rollout.ControlState;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.group.action.Action;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A world to which everything happens that the design knows of. */
final class ShakenWorld {
  private static final List<String> COMMITS = List.of("b c d e f 0 1 2".split(" "));
  private static final List<String> PUSHED = List.of("3 4 5 6 7 8 9".split(" "));

  private final World world;
  private final Deque<WorldBranch.Push> underWay = new ArrayDeque<>();
  private String newest = "r-a";
  private int made;
  private int pushed;
  private @Nullable Frozen frozen;

  /** A leader in the middle of a pass, and how far it came. */
  private record Frozen(Leader leader, Leader.Intent intent, int done) {}

  ShakenWorld(World world) {
    this.world = world;
  }

  void rollout() {
    if (made < COMMITS.size()) {
      newest = "r" + (made + 1);
      world.time(Duration.ofSeconds(1)).rollout(newest, COMMITS.get(made));
      made++;
    }
  }

  /** Git takes a push; its delivery is under way. */
  private void push() {
    if (pushed < PUSHED.size()) {
      underWay.addLast(world.branch.push("p" + (pushed + 1), PUSHED.get(pushed)));
      pushed++;
    }
  }

  private void deliver(WorldBranch.@Nullable Push push) {
    if (push != null) {
      newest = push.rollout();
      world.time(Duration.ofSeconds(1)).deliver(push);
    }
  }

  void suffer(Trouble trouble) {
    SimAgent agent = world.agent(trouble.member());
    switch (trouble.what()) {
      case PASS -> world.pass();
      case STEP -> agent.step(world.now);
      case TIME -> world.elapse(Duration.ofSeconds(trouble.member() * 20L));
      case DIE -> agent.alive = false;
      case LIVE -> live(agent);
      case WIPE -> world.empty(trouble.member());
      case LEAVE -> agent.leave(world.now);
      case GIVE_UP -> world.giveUp = Set.of(agent.id);
      case STICK -> agent.stuck = true;
      case UNSTICK -> agent.unstick();
      case FAIL -> agent.failsItsCheck = true;
      case HEAL -> agent.failsItsCheck = false;
      case BAD_BUILD -> agent.failsItsBuild = !agent.failsItsBuild;
      case LOSE_MESSAGE -> agent.inbox.poll();
      case DUPLICATE_REPORTS -> world.queue.duplicate();
      case TURN_REPORTS_AROUND -> world.queue.turnAround();
      case HOLD_REPORTS -> world.queue.hold();
      case RELEASE_REPORTS -> world.queue.release();
      case BUCKET_OUT -> world.bucketAnswers = false;
      case BUCKET_IN -> world.bucketAnswers = true;
      case NEW_LEADER -> world.newLeader();
      case LEADER_DIES_IN_ITS_PASS -> replaceLeader(trouble.cut(), false);
      case LEADER_FREEZES_IN_ITS_PASS -> replaceLeader(trouble.cut(), true);
      case FROZEN_LEADER_WAKES -> wake();
      case ROLLOUT -> rollout();
      case PUSH -> {
        push();
        deliver(underWay.pollLast());
      }
      case PUSH_DELIVERED_LATE -> push();
      case DELIVERY -> deliver(underWay.pollFirst());
      case PAUSE -> control(ControlState.Pause);
      case RUN -> control(ControlState.Run);
      case STOP -> control(ControlState.Stop);
      case DELETE -> world.delete(newest);
    }
  }

  /** Everything is as it should be again; what was asked for stays asked for. */
  void recover() {
    world.bucketAnswers = true;
    world.queue.release();
    world.giveUp = Set.of();
    while (!underWay.isEmpty()) {
      deliver(underWay.pollLast());
    }
    for (SimAgent agent : world.agents.values()) {
      agent.failsItsCheck = false;
      agent.failsItsBuild = false;
      agent.stuck = false;
      live(agent);
      agent.unstick();
    }
    for (RolloutView rollout : world.rollouts.all()) {
      if (rollout.deleting() && rollout.status().plan() == null) {
        world.rollouts.lose(rollout.name());
      } else {
        world.control(rollout.name(), ControlState.Run);
      }
    }
  }

  private void live(SimAgent agent) {
    if (!agent.alive) {
      agent.restart(world.now);
    }
  }

  private void control(ControlState state) {
    world.control(newest, state);
  }

  /** The process ends between two effects, or stands still there for a while. */
  private void replaceLeader(int cut, boolean freezes) {
    Leader leader = world.leader();
    Leader.Intent intent = world.intend();
    int done = cut % (intent.effects() + 1);
    leader.carryOut(intent, done);
    if (freezes) {
      frozen = new Frozen(leader, intent, done);
    }
    world.newLeader();
  }

  /**
   * It still writes what it was about to write, unless somebody else has written; it sends only if
   * it stood still after its last look at its lease.
   */
  private void wake() {
    if (frozen == null) {
      return;
    }
    var was = frozen;
    frozen = null;
    int writes = was.intent().writes();
    if (was.done() == 0) {
      was.leader().carryOut(was.intent(), writes);
    } else if (was.done() > writes) {
      for (Action action : was.intent().plan().actions()) {
        if (action instanceof Action.Send) {
          was.leader().act(action);
        }
      }
    }
  }
}
