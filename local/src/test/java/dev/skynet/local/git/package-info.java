/** The forge as git and a webhook receiver see it. */
@NullMarked
package dev.skynet.local.git;

import org.jspecify.annotations.NullMarked;
