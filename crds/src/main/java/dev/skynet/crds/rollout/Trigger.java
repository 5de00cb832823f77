package dev.skynet.crds.rollout;

import org.jspecify.annotations.Nullable;

/**
 * What made the Rollout.
 *
 * @param type of the trigger
 * @param by who
 * @param ref refs/heads/...
 * @param before commit before the push
 * @param after commit after the push
 * @param delivery id of the webhook delivery
 */
public record Trigger(
    TriggerType type,
    @Nullable String by,
    @Nullable String ref,
    @Nullable String before,
    @Nullable String after,
    @Nullable String delivery) {}
