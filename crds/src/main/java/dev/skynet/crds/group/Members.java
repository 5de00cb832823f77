package dev.skynet.crds.group;

import org.jspecify.annotations.Nullable;

/**
 * Who belongs to the group; exactly one of the fields.
 *
 * @param registered members that report by themselves
 */
public record Members(@Nullable Registered registered) {}
