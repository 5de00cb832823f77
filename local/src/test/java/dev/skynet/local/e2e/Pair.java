package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.local.git.Push;
import java.util.List;

/** A group of two members that goes from version to version, whatever becomes of the operator. */
final class Pair {
  private static final List<String> HOOKS = List.of("before", "after");

  private final Fleets fleets;
  private final Group group;
  private int version = 1;

  private Pair(Fleets fleets, Group group) {
    this.fleets = fleets;
    this.group = group;
  }

  /** Both run the first version. */
  static Pair started(Fleets fleets) {
    Group group = fleets.group("web").withMembers(2);
    group.deployed("1");
    return new Pair(fleets, group);
  }

  /** Its members come into their turns in this order. */
  Host member(int i) {
    return group.member(i);
  }

  /** The next version; nobody is told of it yet. */
  Push commit() {
    version++;
    return group.commit(String.valueOf(version));
  }

  /** Tells the bridge of a version. */
  Update push(Push commit) {
    group.members().forEach(member -> HOOKS.forEach(member::forget));
    return new Update(group.posted(commit));
  }

  /** From one version to the next. */
  final class Update {
    private final RolloutUnderTest rollout;

    private Update(RolloutUnderTest rollout) {
      this.rollout = rollout;
    }

    /**
     * Waits for its end, which must be the good one and leave nothing behind; on the way each
     * member ran one ticket, once, and they did so one after the other. (A ticket that an operator
     * comes back too late with is refused, and another follows: no ticket is lost for good.)
     */
    void finished() {
      rollout.succeeded();
      Rules.hold(group);
      Rules.named(group, rollout);
      assertThat(group.versions()).containsOnly(String.valueOf(version));
      assertThat(rollout.status().updated()).isEqualTo("2/2");
      assertThat(group.members()).allSatisfy(Update::ranOnce);
      Group.await(() -> group.finalizers().isEmpty() && rollout.finalizers().isEmpty());
      Group.await(() -> fleets.operator().reports() == 0);
      assertThat(fleets.operator().deadLetters()).isZero();
    }

    private static void ranOnce(Host member) {
      assertThat(HOOKS).allSatisfy(hook -> assertThat(member.times(hook)).as(hook).isEqualTo(1));
    }
  }
}
