/** What is rolled out: artifacts, releases, the manifest and the desired pointer; no I/O. */
@NullMarked
package dev.skynet.protocol.release;

import org.jspecify.annotations.NullMarked;
