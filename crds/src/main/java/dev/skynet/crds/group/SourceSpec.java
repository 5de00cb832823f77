package dev.skynet.crds.group;

import org.jspecify.annotations.Nullable;

/**
 * Where the code comes from; exactly one of the fields.
 *
 * @param git a git repository
 */
public record SourceSpec(@Nullable GitSpec git) {}
