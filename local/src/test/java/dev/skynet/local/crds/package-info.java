/** The schema of both kinds as a real API server applies it. */
@NullMarked
package dev.skynet.local.crds;

import org.jspecify.annotations.NullMarked;
