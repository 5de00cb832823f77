/**
 * What the environment says, read and checked once at the start: one immutable record per main.
 * Nothing else reads a {@code SKYNET_} variable.
 */
@NullMarked
package dev.skynet.operator.config;

import org.jspecify.annotations.NullMarked;
