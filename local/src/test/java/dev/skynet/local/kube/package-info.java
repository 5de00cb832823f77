/** The control plane as it really runs, and each way to its programs. */
@NullMarked
package dev.skynet.local.kube;

import org.jspecify.annotations.NullMarked;
