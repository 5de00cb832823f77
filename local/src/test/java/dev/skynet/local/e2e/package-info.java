/** Stories on the whole system, real parts only; and the small vocabulary that they are told in. */
@NullMarked
package dev.skynet.local.e2e;

import org.jspecify.annotations.NullMarked;
