package dev.skynet.crds.group;

/**
 * An SQS sender that may speak for the members of a group.
 *
 * @param id the SenderId that SQS puts on its messages
 */
public record Sender(String id) {}
