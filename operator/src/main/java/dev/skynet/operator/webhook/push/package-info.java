/**
 * What a push means for the groups, whatever forge it came from, and the ports it needs; no HTTP,
 * no client.
 */
@NullMarked
package dev.skynet.operator.webhook.push;

import org.jspecify.annotations.NullMarked;
