package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.group.DesiredRevision;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.group.Turn;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.RevisionStatus;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.group.Member;
import dev.skynet.operator.group.Plan;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.operator.group.action.Action;
import dev.skynet.protocol.release.Running;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What never breaks, checked for every plan and after every pass. The numbers are those of the
 * rules that never break, as the design has them.
 */
final class Rules {
  private static final Duration FRESH = Duration.ofMinutes(2);
  private static final Duration FORGET_AFTER = Duration.ofHours(24);

  /** Whoever has not spoken for longer is silent, whatever period it was told. */
  private static final Duration SURELY_SILENT = Duration.ofSeconds(361);

  private Rules() {}

  /** Of a plan, by what it was made from. */
  static void planned(Look look, Plan plan) {
    afterTooManyFailuresNothingGoesOn(look, plan);
    numbersOnlyGrow(look, plan);
    opensOnlyOnWhatIsKnown(look, plan);
    declaresNobodyGoneWithoutEvidence(look, plan);
    entriesLeaveOnlyOnceTheirOutcomeWasRead(look, plan);
    successMeansEverybodyWhoAnswers(look, plan);
  }

  /** Of what is stored. */
  static void stored(World world) {
    neverMoreAwayThanAllowed(world);
    noTicketRunsTwice(world);
    oneActive(world);
    anOlderPushNeverComesAfterANewerOne(world);
  }

  /** Rule 1. */
  private static void neverMoreAwayThanAllowed(World world) {
    int limit = Budget.atLeastOne(Limits.maxUnavailable(world.strategy), world.agents.size());
    long away =
        world.status.turns().stream()
            .filter(t -> t.outcome() == null && !isSilent(t))
            .filter(t -> wasServing(world, t))
            .count();
    assertThat(away).as("members away because of us").isLessThanOrEqualTo(limit);
    var ids = new HashSet<String>();
    world.status.turns().forEach(t -> assertThat(ids.add(t.instance())).isTrue());
  }

  /** By the host itself: what it runs is what it ran until the switch. */
  private static boolean wasServing(World world, Turn turn) {
    SimAgent agent = world.agents.get(turn.instance());
    return agent != null && agent.running != null;
  }

  /** Rule 2. */
  private static void afterTooManyFailuresNothingGoesOn(Look look, Plan plan) {
    for (RolloutView rollout : look.rollouts()) {
      if (!look.failedBeyond(rollout)) {
        continue;
      }
      assertThat(plan.actions()).noneMatch(act -> goesTowards(act, rollout.name()));
      assertThat(plan.group().turns())
          .filteredOn(t -> t.rollout().equals(rollout.name()) && t.why() != TurnKind.CatchUp)
          .filteredOn(t -> t.outcome() == null && t.acceptedAt() == null)
          .as("unaccepted entries are cancelled")
          .allMatch(t -> Boolean.TRUE.equals(t.cancelled()));
    }
  }

  private static boolean goesTowards(Action action, String rollout) {
    Turn turn =
        switch (action) {
          case Action.SendTicket send -> send.turn();
          case Action.SendPrepare send -> send.turn();
          case Action.GrantUpload send -> send.turn();
          default -> null;
        };
    return turn != null && turn.rollout().equals(rollout) && turn.why() != TurnKind.CatchUp;
  }

  /** Rule 3. */
  private static void oneActive(World world) {
    List<String> admitted =
        world.rollouts.all().stream()
            .filter(r -> r.status().plan() != null && !isFinal(r.status()))
            .map(RolloutView::name)
            .toList();
    assertThat(admitted).as("admitted rollouts").hasSizeLessThanOrEqualTo(1);
  }

  /** Rule 3: by the order of the branch, whatever the order of delivery. */
  private static void anOlderPushNeverComesAfterANewerOne(World world) {
    List<Integer> places =
        world.rollouts.all().stream()
            .filter(r -> WorldBranch.isPush(r) && r.status().plan() != null)
            .sorted(Comparator.comparingLong(Rules::fence))
            .map(r -> world.branch.placeOf(Objects.requireNonNull(r.spec().revision().commit())))
            .toList();
    assertThat(places).as("places of the admitted pushes in the branch").isSorted();
  }

  private static long fence(RolloutView rollout) {
    return rollout.status().fence();
  }

  /** Rule 3: what has a lower number never takes the place of what has a higher one. */
  private static void numbersOnlyGrow(Look look, Plan plan) {
    InstanceGroupStatus before = look.group();
    InstanceGroupStatus after = plan.group();
    assertThat(after.fence()).isGreaterThanOrEqualTo(before.fence());
    assertThat(desiredFence(after)).isGreaterThanOrEqualTo(desiredFence(before));
    if (after.active() != null) {
      assertThat(after.active().fence()).isLessThanOrEqualTo(after.fence());
    }
  }

  private static long desiredFence(InstanceGroupStatus status) {
    return Optional.ofNullable(status.desired()).map(DesiredRevision::fence).orElse(-1L);
  }

  /** Rule 4. */
  private static void successMeansEverybodyWhoAnswers(Look look, Plan plan) {
    for (Map.Entry<String, RolloutStatus> next : plan.rollouts().entrySet()) {
      RolloutStatus before = look.rollout(next.getKey()).orElseThrow().status();
      Optional<String> release =
          Optional.ofNullable(next.getValue().revision()).map(RevisionStatus::release);
      if (next.getValue().phase() != RolloutPhase.Succeeded || isFinal(before)) {
        continue;
      }
      assertThat(release).isPresent();
      for (Member member : look.seen().members().values()) {
        boolean spoke =
            member.joined().isPresent()
                && member.goneSince().isEmpty()
                && member.lastSeen().orElseThrow().plusSeconds(60).isAfter(look.now());
        if (spoke) {
          assertThat(member.running().map(Running::release))
              .as("what %s runs when %s succeeds", member.id(), next.getKey())
              .isEqualTo(release);
        }
      }
    }
  }

  /** Rule 6: of an act, before it is done. */
  static void acted(World world, Action action) {
    if (action instanceof Action.SendTicket send) {
      assertThat(world.bucket.vouchesFor(send.release().artifact().digest())).isTrue();
    }
    var pointer = world.bucket.pointer;
    if (pointer != null && pointer.desired() != null) {
      assertThat(pointer.desired().releases())
          .allMatch(release -> world.bucket.vouchesFor(release.artifact().digest()));
    }
  }

  /** Rule 8, as far as the ledger holds it, and ADR 0003. */
  private static void entriesLeaveOnlyOnceTheirOutcomeWasRead(Look look, Plan plan) {
    for (Turn turn : look.group().turns()) {
      boolean stays = plan.group().turns().stream().anyMatch(t -> t.ticket().equals(turn.ticket()));
      Optional<RolloutView> rollout = look.rollout(turn.rollout());
      if (!stays && rollout.isPresent()) {
        assertThat(turn.outcome()).as("outcome of " + turn.ticket()).isNotNull();
        assertThat(rollout.get().status().instances())
            .as("row of " + turn.ticket())
            .anyMatch(row -> row.id().equals(turn.instance()) && holds(row, turn));
      }
    }
  }

  private static boolean holds(InstanceRow row, Turn turn) {
    return row.attempt() == turn.attempt() && row.finishedAt() != null;
  }

  /** Rules 1 and 10. */
  private static void opensOnlyOnWhatIsKnown(Look look, Plan plan) {
    List<Turn> opened =
        plan.group().turns().stream()
            .filter(
                t -> look.group().turns().stream().noneMatch(b -> b.ticket().equals(t.ticket())))
            .filter(t -> t.since().equals(look.now()) && !isSilent(t) && t.acceptedAt() == null)
            .toList();
    if (opened.isEmpty()) {
      return;
    }
    assertThat(look.seen().registerRead()).isTrue();
    assertThat(silent(look)).isLessThanOrEqualTo(maySilent(look));
    for (Turn turn : opened) {
      Member member = Objects.requireNonNull(look.seen().members().get(turn.instance()));
      assertThat(member.goneSince()).isEmpty();
      assertThat(member.joined()).isPresent();
      assertThat(member.lastSeen().orElseThrow()).isAfterOrEqualTo(look.now().minus(FRESH));
    }
  }

  private static int maySilent(Look look) {
    return Budget.atLeastOne(Limits.maxUnreachable(look.strategy()), look.seen().members().size());
  }

  private static int silent(Look look) {
    return (int)
        look.seen().members().values().stream()
            .filter(m -> m.goneSince().isEmpty())
            .filter(
                m ->
                    look.seen()
                        .silenceCountsFrom()
                        .map(from -> m.lastSeen().filter(from::isBefore).orElse(from))
                        .filter(sign -> sign.plus(SURELY_SILENT).isBefore(look.now()))
                        .isPresent())
            .count();
  }

  /** Rule 10. */
  private static void declaresNobodyGoneWithoutEvidence(Look look, Plan plan) {
    boolean settled = look.seen().silenceCountsFrom().isPresent();
    for (Turn turn : plan.group().turns()) {
      Optional<Turn> before =
          look.group().turns().stream().filter(b -> b.ticket().equals(turn.ticket())).findFirst();
      if (before.isPresent() && isSilent(turn) && !isSilent(before.get())) {
        assertThat(settled).as("a settled leader misses " + turn.instance()).isTrue();
      }
      var outcome = turn.outcome();
      boolean gone = outcome != null && outcome.phase() == InstancePhase.Gone;
      if (gone && before.isPresent() && before.get().outcome() == null) {
        Member member = look.seen().members().get(turn.instance());
        assertThat(member == null ? settled : isGone(member, look)).isTrue();
      }
    }
  }

  private static boolean isGone(Member member, Look look) {
    return member.goneSince().isPresent()
        || look.seen()
            .silenceCountsFrom()
            .map(from -> member.lastSeen().orElse(from))
            .filter(seen -> seen.plus(FORGET_AFTER).isBefore(look.now()))
            .isPresent();
  }

  /** No id is begun a second time. */
  private static void noTicketRunsTwice(World world) {
    for (SimAgent agent : world.agents.values()) {
      assertThat(agent.tickets.begun).doesNotHaveDuplicates();
    }
  }

  private static boolean isSilent(Turn turn) {
    return Boolean.TRUE.equals(turn.silent());
  }

  private static boolean isFinal(RolloutStatus status) {
    return status.phase() != null && status.phase().isFinal();
  }
}
