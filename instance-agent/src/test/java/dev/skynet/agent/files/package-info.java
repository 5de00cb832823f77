/** Tests of what the stories of whole turns do not reach. */
@NullMarked
package dev.skynet.agent.files;

import org.jspecify.annotations.NullMarked;
