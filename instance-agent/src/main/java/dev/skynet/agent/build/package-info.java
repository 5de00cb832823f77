/** Building and uploading an artifact on the lead; installing it lives elsewhere. */
@NullMarked
package dev.skynet.agent.build;

import org.jspecify.annotations.NullMarked;
