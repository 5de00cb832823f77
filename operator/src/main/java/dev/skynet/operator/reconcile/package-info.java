/**
 * Around the pure planner: observe, plan, store the intent, acknowledge, act. What is right for a
 * group is decided in {@code group.plan}, never here.
 */
@NullMarked
package dev.skynet.operator.reconcile;

import org.jspecify.annotations.NullMarked;
