/** What only a broken network shows of the adapters; all else is shown on real servers. */
@NullMarked
package dev.skynet.agent.aws;

import org.jspecify.annotations.NullMarked;
