/** Names of groups, queues and S3 objects, derived and checked in one place; no I/O. */
@NullMarked
package dev.skynet.protocol.names;

import org.jspecify.annotations.NullMarked;
