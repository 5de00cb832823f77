package dev.skynet.operator.observe;

import dev.skynet.protocol.message.Hello;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.message.LastTicket;
import dev.skynet.protocol.message.Leaving;
import dev.skynet.protocol.message.Pulse;
import dev.skynet.protocol.message.Staged;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.TurnTimes;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Running;
import dev.skynet.protocol.release.Sha256;
import org.jspecify.annotations.Nullable;

/** What one instance says, numbered as an agent does it. */
public final class Words {
  /** Whose. */
  public static final Fleet FLEET = new Fleet("test");

  /** Whose. */
  public static final GroupName GROUP = new GroupName("shop", "web");

  /** Of all hosts. */
  public static final Platform PLATFORM = new Platform("linux", "x86_64");

  private final GroupName group;
  private final String instance;
  private long boot = 1;
  private long seq;

  /** Of an instance that starts for the first time. */
  public Words(String instance) {
    this(GROUP, instance);
  }

  /** Of an instance of another group. */
  public Words(GroupName group, String instance) {
    this.group = group;
    this.instance = instance;
  }

  /** The agent starts again; its numbers go on. */
  public Words restarted() {
    boot++;
    return this;
  }

  /** No inbox. */
  public Hello hello() {
    return new Hello(id(), FLEET, group, instance, boot, seq, PLATFORM, "1");
  }

  /** Here I am. */
  public Joined joined(@Nullable String rollCall) {
    return new Joined(
        id(), FLEET, group, instance, boot, seq, rollCall, PLATFORM, "1", null, 7, 1L << 30, null);
  }

  /** Alive, with nothing that runs. */
  public Pulse pulse() {
    return pulse(null);
  }

  /** Alive, after a ticket. */
  public Pulse pulse(@Nullable LastTicket last) {
    return new Pulse(id(), FLEET, group, instance, boot, seq, "1", null, 7, null, last, null);
  }

  /** Unpacked. */
  public Staged staged(String release) {
    return new Staged(id(), FLEET, group, instance, boot, seq, release);
  }

  /** The turn ended well. */
  public Succeeded succeeded(String ticket) {
    return new Succeeded(
        id(),
        FLEET,
        group,
        instance,
        boot,
        seq,
        ticket,
        new Running("0000000-00000000", "0".repeat(40), Sha256.ofLines("artifact"), null),
        null,
        TurnTimes.NONE);
  }

  /** Goodbye. */
  public Leaving leaving() {
    return new Leaving(id(), FLEET, group, instance, boot, seq);
  }

  private String id() {
    return instance + "-" + boot + "-" + ++seq;
  }
}
