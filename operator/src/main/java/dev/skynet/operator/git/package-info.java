/** Where code comes from: fetches, checks and packs commits; knows no Kubernetes client, no AWS. */
@NullMarked
package dev.skynet.operator.git;

import org.jspecify.annotations.NullMarked;
