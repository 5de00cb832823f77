/** Probes and metrics over real sockets. */
@NullMarked
package dev.skynet.operator.http;

import org.jspecify.annotations.NullMarked;
