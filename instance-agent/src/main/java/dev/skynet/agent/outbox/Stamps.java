package dev.skynet.agent.outbox;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import java.time.InstantSource;

/**
 * Numbers the messages. The numbers follow the clock, so that they go on growing for a member that
 * comes back with an empty directory; a clock that was set back does not set them back.
 */
public final class Stamps {
  private final Fleet fleet;
  private final GroupName group;
  private final String instance;
  private final long boot;
  private final InstantSource clock;
  private long last;

  /**
   * Numbers from here on.
   *
   * @param last the highest number that this host remembers
   */
  public Stamps(
      Fleet fleet, GroupName group, String instance, long boot, InstantSource clock, long last) {
    this.fleet = fleet;
    this.group = group;
    this.instance = instance;
    this.boot = boot;
    this.clock = clock;
    this.last = last;
  }

  /** The next one. */
  public synchronized Stamp next() {
    last = Math.max(last + 1, clock.instant().toEpochMilli());
    String id = instance + "-" + boot + "-" + last;
    return new Stamp(id, fleet, group, instance, boot, last);
  }
}
