/** The directories and every rename and fsync; nothing here knows what the files mean. */
@NullMarked
package dev.skynet.agent.files;

import org.jspecify.annotations.NullMarked;
