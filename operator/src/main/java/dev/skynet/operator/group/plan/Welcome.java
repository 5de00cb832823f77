package dev.skynet.operator.group.plan;

import dev.skynet.operator.group.Asking;
import dev.skynet.operator.group.FleetObservation.Incoming;
import dev.skynet.operator.group.Member;
import dev.skynet.operator.group.action.Action;
import dev.skynet.protocol.message.Hello;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who speaks for the group and has no inbox gets one, as long as there is room. The inboxes of this
 * very plan take places too: hellos come many at a time.
 */
final class Welcome implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    int room = Member.MOST - new Presence(situation, draft).present().size();
    for (Map.Entry<String, String> reader : readers(situation).entrySet()) {
      String id = reader.getKey();
      boolean member = situation.member(id).isPresent();
      if (member || (situation.seen().registerRead() && room > 0)) {
        draft.actions.add(new Action.CreateInbox(id, reader.getValue()));
        room -= member ? 0 : 1;
      } else if (situation.seen().registerRead() && isThere(id, situation)) {
        draft.turnedAway.add(id);
      }
    }
  }

  /** By id: the same hosts are turned away in each pass. */
  private static Map<String, String> readers(Situation situation) {
    var readers = new TreeMap<String, String>();
    situation.seen().asking().forEach((id, who) -> readers.put(id, who.sender()));
    for (Incoming incoming : situation.seen().reports()) {
      // a member that says hello does not find the inbox that it is known to have
      if (incoming.report() instanceof Hello hello
          && situation.member(hello.instance()).isPresent()) {
        readers.put(hello.instance(), incoming.sender());
      }
    }
    return readers;
  }

  /** Who has no inbox pulses as an idle member does; who has stopped is in nobody's way. */
  private static boolean isThere(String id, Situation situation) {
    Duration sign = situation.timings().idlePulse().plus(situation.timings().silence());
    Asking asking = situation.seen().asking().get(id);
    return asking != null && asking.lastSeen().plus(sign).isAfter(situation.now());
  }
}
