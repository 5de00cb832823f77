/** The demo: a story told on the real system; nothing in it is needed by anything else. */
@NullMarked
package dev.skynet.local.demo;

import org.jspecify.annotations.NullMarked;
