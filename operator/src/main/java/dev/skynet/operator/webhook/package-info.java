/**
 * The webhook bridge: takes a signed push over HTTP and answers once the API server has stored the
 * Rollouts. It decides nothing about a rollout; the operator does.
 */
@NullMarked
package dev.skynet.operator.webhook;

import org.jspecify.annotations.NullMarked;
