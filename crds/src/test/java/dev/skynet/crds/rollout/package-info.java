/** The tables of transitions. */
@NullMarked
package dev.skynet.crds.rollout;

import org.jspecify.annotations.NullMarked;
