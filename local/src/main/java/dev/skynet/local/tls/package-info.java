/**
 * Certificates for what runs on this machine, made for one run and thrown away with it. Nothing
 * here outlives a run or is trusted by anything outside it.
 */
@NullMarked
package dev.skynet.local.tls;

import org.jspecify.annotations.NullMarked;
