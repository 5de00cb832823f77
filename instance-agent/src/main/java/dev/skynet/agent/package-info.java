/** The agent's wiring and its main; what it does lives in the packages below. */
@NullMarked
package dev.skynet.agent;

import org.jspecify.annotations.NullMarked;
