/**
 * Git repositories served over HTTP as a forge serves them, and the webhooks that such a forge
 * sends. Nothing of skynet is known here: it plays the world outside.
 */
@NullMarked
package dev.skynet.local.git;

import org.jspecify.annotations.NullMarked;
