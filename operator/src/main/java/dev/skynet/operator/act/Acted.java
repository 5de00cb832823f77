package dev.skynet.operator.act;

/**
 * How the acts of a plan went.
 *
 * @param well false when something must be tried again soon
 * @param tickets how many turns were sent
 */
public record Acted(boolean well, int tickets) {}
