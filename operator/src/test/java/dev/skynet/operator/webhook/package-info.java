/** The bridge over real HTTP, before a store and groups by hand. */
@NullMarked
package dev.skynet.operator.webhook;

import org.jspecify.annotations.NullMarked;
