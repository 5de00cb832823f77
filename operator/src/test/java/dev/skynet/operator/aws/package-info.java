/** What of the adapters can be tested without a server; the rest is tested on real ones. */
@NullMarked
package dev.skynet.operator.aws;

import org.jspecify.annotations.NullMarked;
