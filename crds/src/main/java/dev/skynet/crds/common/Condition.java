package dev.skynet.crds.common;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A condition as Kubernetes and kstatus know it.
 *
 * @param type in CamelCase
 * @param status {@code True}, {@code False} or {@code Unknown}
 * @param reason in CamelCase, from the documented list
 * @param message for a person
 * @param observedGeneration generation it was judged on
 * @param lastTransitionTime when the status last changed
 */
public record Condition(
    String type,
    String status,
    String reason,
    String message,
    @Nullable Long observedGeneration,
    @Nullable Instant lastTransitionTime) {}
