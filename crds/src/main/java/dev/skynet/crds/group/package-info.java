/** The kind InstanceGroup; no client, no AWS. */
@NullMarked
package dev.skynet.crds.group;

import org.jspecify.annotations.NullMarked;
