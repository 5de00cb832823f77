/**
 * Runs Helm inside this JVM: the shipped chart is installed as a user would, without a helm binary.
 * Knows nothing of the chart's values.
 */
@NullMarked
package dev.skynet.local.helm;

import org.jspecify.annotations.NullMarked;
