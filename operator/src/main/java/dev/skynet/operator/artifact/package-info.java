/**
 * What the operator needs of the bucket: sources, artifacts, manifests, pointers, as ports;
 * adapters live by system.
 */
@NullMarked
package dev.skynet.operator.artifact;

import org.jspecify.annotations.NullMarked;
