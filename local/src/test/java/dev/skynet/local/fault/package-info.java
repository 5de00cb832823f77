/** Outages as callers see them. */
@NullMarked
package dev.skynet.local.fault;

import org.jspecify.annotations.NullMarked;
