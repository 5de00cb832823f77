/**
 * What both mains share of Kubernetes: the two kinds as they come off the wire. No decision about a
 * group or a rollout is made here.
 */
@NullMarked
package dev.skynet.operator.kube;

import org.jspecify.annotations.NullMarked;
