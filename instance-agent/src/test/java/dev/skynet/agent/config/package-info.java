/** What agent.yml may say, and that the reference tells the same. */
@NullMarked
package dev.skynet.agent.config;

import org.jspecify.annotations.NullMarked;
