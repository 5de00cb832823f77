package dev.skynet.crds.group;

import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/**
 * How a rollout goes.
 *
 * @param maxUnavailable members away from service at once; count or percentage, at least 1; default
 *     1
 * @param maxFailures failed turns that do not stop the rollout; default 0
 * @param maxUnreachable silent members that do not hold turns up; default 10%
 * @param timeouts how long things may take
 */
public record Strategy(
    @Nullable IntOrString maxUnavailable,
    @Nullable IntOrString maxFailures,
    @Nullable IntOrString maxUnreachable,
    @Nullable Timeouts timeouts) {}
