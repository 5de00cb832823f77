package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Condition;
import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.group.MemberCounts;
import dev.skynet.crds.group.Turn;
import dev.skynet.operator.group.Member;
import dev.skynet.protocol.release.Running;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The group's status from the draft. */
final class Summary {
  /** What is wrong with the group's source itself, not with one commit. */
  static final Set<Reason> SOURCE_REASONS =
      EnumSet.of(
          Reason.SecretNotFound,
          Reason.AuthenticationFailed,
          Reason.RepositoryNotFound,
          Reason.BranchNotFound,
          Reason.UrlNotAllowed);

  private Summary() {}

  static InstanceGroupStatus group(Situation situation, Draft draft) {
    List<Turn> turns = draft.turns.values().stream().map(TurnEdit::toTurn).toList();
    MemberCounts counts = members(situation, draft);
    return new InstanceGroupStatus(
        situation.group().generation(),
        conditions(situation, draft, counts),
        draft.fence,
        draft.desired,
        draft.previous,
        draft.active,
        turns,
        draft.queued,
        counts);
  }

  private static MemberCounts members(Situation situation, Draft draft) {
    var presence = new Presence(situation, draft);
    List<Member> present = presence.present();
    int converged =
        (int) present.stream().filter(m -> presence.answers(m) && runsDesired(m, draft)).count();
    int out = (int) present.stream().filter(m -> isOut(m, draft)).count();
    return new MemberCounts(
        present.size(),
        converged,
        out,
        presence.silentCount(),
        "%d/%d".formatted(converged, present.size()));
  }

  private static boolean isOut(Member member, Draft draft) {
    return draft.turns.containsKey(member.id())
        || (member.joined().isPresent() && member.running().isEmpty());
  }

  private static boolean runsDesired(Member member, Draft draft) {
    return draft.desired != null
        && member
            .running()
            .map(Running::release)
            .filter(draft.desired.release()::equals)
            .isPresent();
  }

  private static List<Condition> conditions(Situation situation, Draft draft, MemberCounts counts) {
    List<Condition> before = situation.group().status().conditions();
    var conditions = new Conditions(before, situation.group().generation(), situation.now());
    situation.seen().unstored().ifPresent(what -> unstored(draft, what));
    carryOver(draft, before);
    Reason notReady = draft.notReady;
    if (notReady == null) {
      conditions.add(Conditions.READY, true, Reason.Usable, Reason.Usable.meaning());
    } else {
      conditions.add(Conditions.READY, false, notReady, draft.notReadyMessage);
    }
    boolean converged =
        draft.desired != null
            && draft.active == null
            && counts.converged() + counts.unreachable() >= counts.total();
    Reason reason =
        draft.desired == null
            ? Reason.NothingDesired
            : converged ? Reason.Converged : Reason.NotConverged;
    conditions.add(Conditions.CONVERGED, converged, reason, reason.meaning());
    Reason busy =
        draft.active != null
            ? Reason.RolloutActive
            : draft.openTurns().findAny().isPresent() ? Reason.CatchingUp : Reason.Idle;
    conditions.add(Conditions.RECONCILING, busy != Reason.Idle, busy, busy.meaning());
    Reason stalled = notReady == null ? Reason.Idle : notReady;
    conditions.add(Conditions.STALLED, notReady != null, stalled, stalled.meaning());
    return conditions.list();
  }

  private static void unstored(Draft draft, String what) {
    draft.notReady(
        Reason.StoreFailing,
        "%s Nothing that agents report is lost; it is tried again. %s"
            .formatted(Reason.StoreFailing.meaning(), what));
  }

  /** A source that was refused stays refused until one was fetched. */
  private static void carryOver(Draft draft, List<Condition> before) {
    Optional<Condition> ready = Conditions.find(before, Conditions.READY);
    if (!draft.sourceProven
        && ready.map(Conditions::reason).filter(SOURCE_REASONS::contains).isPresent()) {
      draft.notReady(Conditions.reason(ready.get()), ready.get().message());
    }
  }
}
