/** SQS and S3 behind the agent's ports; no decision is made here. */
@NullMarked
package dev.skynet.agent.aws;

import org.jspecify.annotations.NullMarked;
