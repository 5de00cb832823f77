/** Starting, finding and ending processes of the bundle; why they run is decided elsewhere. */
@NullMarked
package dev.skynet.agent.processes;

import org.jspecify.annotations.NullMarked;
