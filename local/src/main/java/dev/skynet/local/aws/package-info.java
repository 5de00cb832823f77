/**
 * SQS and S3 as servers inside this JVM, with what a person makes on AWS. They check no policies;
 * what else they do not do is said at each.
 */
@NullMarked
package dev.skynet.local.aws;

import org.jspecify.annotations.NullMarked;
