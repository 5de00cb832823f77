/**
 * The adapters of the operator's ports on SQS and S3, and the clients they share; nothing here
 * decides about a rollout.
 */
@NullMarked
package dev.skynet.operator.aws;

import org.jspecify.annotations.NullMarked;
