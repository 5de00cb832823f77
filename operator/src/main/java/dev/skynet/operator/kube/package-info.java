/**
 * Kubernetes: the two kinds as they come off the wire, and what is read and written of the API
 * server, as ports and their adapters. No decision about a group or a rollout is made here.
 */
@NullMarked
package dev.skynet.operator.kube;

import org.jspecify.annotations.NullMarked;
