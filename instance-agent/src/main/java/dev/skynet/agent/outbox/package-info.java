/** Reports on their way to the operator, in order and never lost; no decision what to report. */
@NullMarked
package dev.skynet.agent.outbox;

import org.jspecify.annotations.NullMarked;
