/** A whole agent in one temporary directory: real processes, the outside played by hand. */
@NullMarked
package dev.skynet.agent.rig;

import org.jspecify.annotations.NullMarked;
