/** The bridge's ports on a real API server: groups by informer, Rollouts by create and get. */
@NullMarked
package dev.skynet.operator.webhook.kube;

import org.jspecify.annotations.NullMarked;
