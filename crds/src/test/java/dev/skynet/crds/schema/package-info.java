/** Makes the YAML and the reference pages from the records, and proves the committed ones equal. */
@NullMarked
package dev.skynet.crds.schema;

import org.jspecify.annotations.NullMarked;
