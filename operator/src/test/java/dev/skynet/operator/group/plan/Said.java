package dev.skynet.operator.group.plan;

import dev.skynet.protocol.message.Accepted;
import dev.skynet.protocol.message.Built;
import dev.skynet.protocol.message.Cancelled;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.Hello;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Leaving;
import dev.skynet.protocol.message.RefusalReason;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Reverted;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.TurnTimes;
import dev.skynet.protocol.message.Uploaded;
import dev.skynet.protocol.release.Running;
import dev.skynet.protocol.release.Sha256;
import org.jspecify.annotations.Nullable;

/** Reports of m-1, in the order in which they are made here. */
final class Said {
  static final String ID = "m-1";
  static final String TICKET = "uid-r2.m-1.1";
  static final String BUILD = TICKET + ".prepare";

  private Said() {}

  static Report accepted(String ticket) {
    return new Accepted("i", World.FLEET, World.GROUP, ID, 1, 1, ticket);
  }

  static Report built(String bytes, long seq) {
    return new Built(
        "i",
        World.FLEET,
        World.GROUP,
        ID,
        1,
        seq,
        BUILD,
        Sha256.ofLines(bytes),
        10,
        20,
        2,
        SimAgent.PLATFORM);
  }

  static Report uploaded(String bytes) {
    return new Uploaded("i", World.FLEET, World.GROUP, ID, 1, 9, BUILD, Sha256.ofLines(bytes));
  }

  static Report succeeded(String ticket, String digit) {
    return new Succeeded(
        "i", World.FLEET, World.GROUP, ID, 1, 9, ticket, running(digit), "log", TurnTimes.NONE);
  }

  static Report failed(
      String ticket, FailureReason reason, HostState host, @Nullable String digit) {
    return new Failed(
        "i",
        World.FLEET,
        World.GROUP,
        ID,
        1,
        9,
        ticket,
        reason,
        "it failed",
        host,
        digit == null ? null : running(digit),
        "log",
        "tail",
        TurnTimes.NONE);
  }

  static Report reverted(String digit) {
    return new Reverted("i", World.FLEET, World.GROUP, ID, 1, 9, TICKET, running(digit));
  }

  static Report cancelled(String ticket, boolean tooLate) {
    return new Cancelled("i", World.FLEET, World.GROUP, ID, 1, 9, ticket, tooLate);
  }

  static Report refused(@Nullable String ticket, RefusalReason reason) {
    return new Refused("i", World.FLEET, World.GROUP, ID, 1, 9, ticket, reason, "no");
  }

  static Report leaving() {
    return new Leaving("i", World.FLEET, World.GROUP, ID, 1, 9);
  }

  static Report hello(String instance) {
    return new Hello("i", World.FLEET, World.GROUP, instance, 1, 1, SimAgent.PLATFORM, "1");
  }

  private static Running running(String digit) {
    return Scene.release(digit).running();
  }
}
