/**
 * A real Kubernetes control plane as three processes of this machine, and where its programs come
 * from. No kubelet and nothing of skynet lives here.
 */
@NullMarked
package dev.skynet.local.kube;

import org.jspecify.annotations.NullMarked;
