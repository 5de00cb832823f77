/** GitHub's headers, signature and payload, turned into a push; no other forge, no I/O. */
@NullMarked
package dev.skynet.operator.webhook.github;

import org.jspecify.annotations.NullMarked;
