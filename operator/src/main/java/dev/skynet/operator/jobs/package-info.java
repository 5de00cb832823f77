/**
 * Long work beside the reconciler: sources, manifests, pointers; each job is tried until it has a
 * result. Whether a result is good is decided elsewhere.
 */
@NullMarked
package dev.skynet.operator.jobs;

import org.jspecify.annotations.NullMarked;
