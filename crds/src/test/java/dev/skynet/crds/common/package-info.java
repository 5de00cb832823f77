/** How the records are read and written. */
@NullMarked
package dev.skynet.crds.common;

import org.jspecify.annotations.NullMarked;
