package dev.skynet.operator.group;

import dev.skynet.protocol.message.LastTicket;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Running;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a member in the time of this leader.
 *
 * @param id its id
 * @param platform of the host, once it joined
 * @param running what it runs by its last word; empty: unknown or nothing, see joined
 * @param joined its last answer to a roll call, or word at a start
 * @param lastSeen AWS time of its last report or pulse
 * @param fence highest that it has seen, as far as it told
 * @param staged releases that lie unpacked on it
 * @param last outcome of its last ticket, as far as it told
 * @param busy ticket in progress by its last pulse
 * @param goneSince when it said that it leaves or was found gone
 */
public record Member(
    String id,
    Optional<Platform> platform,
    Optional<Running> running,
    Optional<Joined> joined,
    Optional<Instant> lastSeen,
    long fence,
    Set<String> staged,
    Optional<LastTicket> last,
    Optional<String> busy,
    Optional<Instant> goneSince) {
  /** As many members a group as this version looks after. */
  public static final int MOST = 200;

  /**
   * A word of a member about itself.
   *
   * @param rollCall id of the roll call that it answers; null at a start
   * @param at AWS time
   */
  public record Joined(@Nullable String rollCall, Instant at) {}
}
