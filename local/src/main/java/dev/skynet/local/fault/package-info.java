/**
 * Outages: what stands between two parts and can refuse. The parts behind it keep running and know
 * nothing of it.
 */
@NullMarked
package dev.skynet.local.fault;

import org.jspecify.annotations.NullMarked;
