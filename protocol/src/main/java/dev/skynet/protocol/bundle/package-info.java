/** The skynet.yml model and its parser, which names file, line and cure; no I/O. */
@NullMarked
package dev.skynet.protocol.bundle;

import org.jspecify.annotations.NullMarked;
