/** What both kinds share: conditions and the closed list of reasons; no client, no AWS. */
@NullMarked
package dev.skynet.crds.common;

import org.jspecify.annotations.NullMarked;
