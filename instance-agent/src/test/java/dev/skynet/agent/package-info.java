/** Stories of a whole agent, and the walls of its packages. */
@NullMarked
package dev.skynet.agent;

import org.jspecify.annotations.NullMarked;
