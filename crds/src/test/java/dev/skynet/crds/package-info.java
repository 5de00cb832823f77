/** The walls around this module. */
@NullMarked
package dev.skynet.crds;

import org.jspecify.annotations.NullMarked;
