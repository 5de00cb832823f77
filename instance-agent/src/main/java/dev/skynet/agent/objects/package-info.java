/** What lies in S3, as the agent sees it; nothing here says what for. */
@NullMarked
package dev.skynet.agent.objects;

import org.jspecify.annotations.NullMarked;
