/** Tests of what the stories of whole turns do not reach. */
@NullMarked
package dev.skynet.agent.state;

import org.jspecify.annotations.NullMarked;
