/**
 * The HTTP server of both mains, and what both answer on their health port. No route of a webhook
 * lives here.
 */
@NullMarked
package dev.skynet.operator.http;

import org.jspecify.annotations.NullMarked;
