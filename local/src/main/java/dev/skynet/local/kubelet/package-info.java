/**
 * Stands in for the kubelet: runs the pods of a control plane as processes of this machine. What it
 * does not do stands in README.md beside this file. Knows nothing of skynet: no fleet, no group, no
 * AWS.
 */
@NullMarked
package dev.skynet.local.kubelet;

import org.jspecify.annotations.NullMarked;
