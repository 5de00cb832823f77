/** Every message that crosses a queue, one record a kind, and their JSON; no I/O. */
@NullMarked
package dev.skynet.protocol.message;

import org.jspecify.annotations.NullMarked;
