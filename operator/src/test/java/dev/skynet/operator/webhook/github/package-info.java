/** GitHub's signature and payloads. */
@NullMarked
package dev.skynet.operator.webhook.github;

import org.jspecify.annotations.NullMarked;
