/** SQS and S3 as the SDK sees them. */
@NullMarked
package dev.skynet.local.aws;

import org.jspecify.annotations.NullMarked;
