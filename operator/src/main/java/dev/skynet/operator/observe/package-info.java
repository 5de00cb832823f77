/**
 * What this leader has seen of the fleet: messages received and not yet stored, facts about
 * members, and since when silence may be judged. Nothing here decides.
 */
@NullMarked
package dev.skynet.operator.observe;

import org.jspecify.annotations.NullMarked;
