/** What all tests of this module begin with. */
@NullMarked
package dev.skynet.local;

import org.jspecify.annotations.NullMarked;
