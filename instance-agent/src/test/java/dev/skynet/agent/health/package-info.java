/** Tests of what the stories of whole turns do not reach. */
@NullMarked
package dev.skynet.agent.health;

import org.jspecify.annotations.NullMarked;
