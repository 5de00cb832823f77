/** Every setting with its default, and what a bad one says. */
@NullMarked
package dev.skynet.operator.config;

import org.jspecify.annotations.NullMarked;
