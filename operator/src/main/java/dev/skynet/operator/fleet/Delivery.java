package dev.skynet.operator.fleet;

import java.time.Instant;

/**
 * A message as a queue delivered it.
 *
 * @param body as sent
 * @param sender the SenderId of SQS
 * @param sentAt SentTimestamp of SQS: AWS time
 * @param receipt to delete it with
 */
public record Delivery(String body, String sender, Instant sentAt, String receipt) {}
