/** The kind Rollout; no client, no AWS. */
@NullMarked
package dev.skynet.crds.rollout;

import org.jspecify.annotations.NullMarked;
