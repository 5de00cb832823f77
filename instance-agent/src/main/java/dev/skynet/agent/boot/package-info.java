/** What happens before the host says that it has joined; nothing here runs later. */
@NullMarked
package dev.skynet.agent.boot;

import org.jspecify.annotations.NullMarked;
