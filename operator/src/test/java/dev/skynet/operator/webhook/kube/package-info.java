/** Groups as they come off the wire. */
@NullMarked
package dev.skynet.operator.webhook.kube;

import org.jspecify.annotations.NullMarked;
