/**
 * Carries out what a stored plan asks for: messages to members, inboxes, events. Every act is
 * idempotent by its key; whether it is right was decided before.
 */
@NullMarked
package dev.skynet.operator.act;

import org.jspecify.annotations.NullMarked;
