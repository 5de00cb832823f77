package dev.skynet.operator.group;

import java.time.Instant;

/**
 * Who speaks for a group and has no inbox that is known of, or one whose tag says that it is gone.
 *
 * @param sender its SQS SenderId, which the inbox is to be made for
 * @param lastSeen AWS time of its last report or pulse
 */
public record Asking(String sender, Instant lastSeen) {}
