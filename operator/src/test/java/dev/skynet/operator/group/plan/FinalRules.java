package dev.skynet.operator.group.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.DesiredRevision;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.release.Running;
import java.util.Objects;
import java.util.Optional;

/** What must be true once nothing happens any more and everybody is back. */
final class FinalRules {
  private FinalRules() {}

  static void hold(World world) {
    everyMemberRunsWhatIsNamed(world);
    noReportIsLost(world);
    noPushGaveWayToAnOlderOne(world);
  }

  /** Rule 3: else the head of the branch would be brought to nobody. */
  private static void noPushGaveWayToAnOlderOne(World world) {
    for (RolloutView push : world.rollouts.all()) {
      boolean gaveWay =
          WorldBranch.isPush(push)
              && push.status().phase() == RolloutPhase.Superseded
              && world.reason(push.name()) == Reason.NewerRollout;
      // a person may have deleted the taker since
      if (gaveWay && world.rollouts.has(takerOf(push))) {
        RolloutView taker = world.rollouts.read(takerOf(push));
        assertThat(!WorldBranch.isPush(taker) || place(world, taker) > place(world, push))
            .as("%s gave way to %s", push.name(), taker.name())
            .isTrue();
      }
    }
  }

  private static String takerOf(RolloutView push) {
    String message =
        Conditions.find(push.status().conditions(), Conditions.SUCCEEDED).orElseThrow().message();
    return message.split(" ", -1)[1];
  }

  private static int place(World world, RolloutView push) {
    return world.branch.placeOf(Objects.requireNonNull(push.spec().revision().commit()));
  }

  /** Rule 4. */
  private static void everyMemberRunsWhatIsNamed(World world) {
    DesiredRevision desired = Objects.requireNonNull(world.status.desired());
    for (SimAgent agent : world.agents.values()) {
      String runs = Optional.ofNullable(agent.running).map(Running::release).orElse(null);
      boolean named =
          world.rollouts.all().stream()
              .filter(r -> r.status().fence() >= desired.fence())
              .flatMap(r -> r.status().instances().stream())
              .anyMatch(row -> row.id().equals(agent.id) && Objects.equals(row.runs(), runs));
      assertThat(desired.release().equals(runs) || named)
          .as("%s runs %s, desired is %s", agent.id, runs, desired.release())
          .isTrue();
    }
  }

  /** Rule 5: a row says what its last ticket said. */
  private static void noReportIsLost(World world) {
    for (RolloutView rollout : world.rollouts.all()) {
      for (InstanceRow row : rollout.status().instances()) {
        String ticket = "%s.%s.%d".formatted(rollout.uid(), row.id(), row.attempt());
        SimAgent agent = Objects.requireNonNull(world.agents.get(row.id()));
        Report outcome = agent.tickets.outcomes.get(ticket);
        if (outcome instanceof Succeeded) {
          assertThat(row.phase())
              .as(ticket)
              .isIn(InstancePhase.Updated, InstancePhase.Gone, InstancePhase.Waiting);
        } else if (outcome instanceof Failed) {
          assertThat(row.phase())
              .as(ticket)
              .isNotIn(InstancePhase.Updated, InstancePhase.Ticketed, InstancePhase.Updating);
        }
      }
    }
  }
}
