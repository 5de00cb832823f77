/**
 * What every ticket needs, whether it builds or installs: the checks before it, its log, its end.
 */
@NullMarked
package dev.skynet.agent.ticket;

import org.jspecify.annotations.NullMarked;
