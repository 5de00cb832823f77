/** The steps that the planner composes: pure functions, no I/O, no clock, no client, no AWS. */
@NullMarked
package dev.skynet.operator.group.plan;

import org.jspecify.annotations.NullMarked;
