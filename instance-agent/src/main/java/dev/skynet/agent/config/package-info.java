/** What agent.yml says, read and checked once at the start; no other file is read here. */
@NullMarked
package dev.skynet.agent.config;

import org.jspecify.annotations.NullMarked;
