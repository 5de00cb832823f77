/** Matching, naming and storing of pushes, and the contract of the store. */
@NullMarked
package dev.skynet.operator.webhook.push;

import org.jspecify.annotations.NullMarked;
