package dev.skynet.crds.group;

import org.jspecify.annotations.Nullable;

/**
 * How long things may take; duration strings like 10m.
 *
 * @param prepare fetch, build and upload on the lead; default 15m
 * @param turn one member's turn; default 10m
 * @param progress without any member getting further; default 30m
 */
public record Timeouts(
    @Nullable String prepare, @Nullable String turn, @Nullable String progress) {}
