/** The shipped chart: linted, rendered, and installed on a real control plane. */
@NullMarked
package dev.skynet.local.helm;

import org.jspecify.annotations.NullMarked;
