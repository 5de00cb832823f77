/** Pods as processes: each rule alone, then the whole on a real control plane. */
@NullMarked
package dev.skynet.local.kubelet;

import org.jspecify.annotations.NullMarked;
