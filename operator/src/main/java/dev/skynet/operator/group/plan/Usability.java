package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Condition;
import dev.skynet.crds.common.Reason;
import dev.skynet.operator.group.Member;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Whether this version can look after the members as they are; looked at anew in every pass. A
 * rollout waits while it cannot; one that has begun is judged by the steps of its own.
 */
final class Usability implements Step {
  private static final Set<Reason> OF_MEMBERS =
      EnumSet.of(Reason.TooManyMembers, Reason.MixedPlatforms);

  @Override
  public void apply(Situation situation, Draft draft) {
    var presence = new Presence(situation, draft);
    int present = presence.present().size();
    int all = present + draft.turnedAway.size();
    if (all > Member.MOST) {
      draft.unusable(Reason.TooManyMembers, tooMany(all, draft.turnedAway));
    } else if (platforms(presence).size() > 1) {
      draft.unusable(Reason.MixedPlatforms, mixed(presence));
    } else if (!isAllKnown(situation, presence)) {
      asBefore(situation, draft);
    }
  }

  /** Members that answer, by their platform. */
  static Map<String, List<String>> platforms(Presence presence) {
    return presence.present().stream()
        .filter(presence::answers)
        .filter(member -> member.platform().isPresent())
        .collect(
            Collectors.groupingBy(
                member -> member.platform().orElseThrow().toString(),
                TreeMap::new,
                Collectors.mapping(Member::id, Collectors.toList())));
  }

  /** Names of each platform one member, so that it is known where to look. */
  static String mixed(Presence presence) {
    return platforms(presence).entrySet().stream()
        .map(
            of ->
                "%s (%d, like %s)"
                    .formatted(of.getKey(), of.getValue().size(), of.getValue().getFirst()))
        .collect(
            Collectors.joining(
                " and ", "Members are of ", ": make one InstanceGroup for each platform."));
  }

  private static String tooMany(int all, List<String> turnedAway) {
    String whom =
        turnedAway.isEmpty()
            ? ""
            : " %d of them have no inbox, like %s."
                .formatted(turnedAway.size(), turnedAway.getFirst());
    return "%d instances speak for the group; this version looks after at most %d members.%s Split the group."
        .formatted(all, Member.MOST, whom);
  }

  private static boolean isAllKnown(Situation situation, Presence presence) {
    return situation.isSettled() && situation.seen().registerRead() && presence.unknownCount() == 0;
  }

  /** A new leader has to hear first that it is no longer so. */
  private static void asBefore(Situation situation, Draft draft) {
    Conditions.find(situation.group().status().conditions(), Conditions.READY)
        .filter(ready -> OF_MEMBERS.contains(Conditions.reason(ready)))
        .ifPresent(ready -> asBefore(ready, draft));
  }

  private static void asBefore(Condition ready, Draft draft) {
    draft.unusable(Conditions.reason(ready), ready.message());
  }
}
