package dev.skynet.operator;

import dev.skynet.operator.observe.Pause;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Time, chance and death, as the mains hand them in.
 *
 * @param nanoTime monotonic
 * @param wall clock of this machine
 * @param pause waits
 * @param ids never gives the same twice
 * @param halt ends the process at once, without another word to anybody
 */
public record Surroundings(
    LongSupplier nanoTime, InstantSource wall, Pause pause, Supplier<String> ids, Runnable halt) {}
