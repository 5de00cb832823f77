package dev.skynet.crds.group;

import java.time.Instant;

/**
 * The rollout that is admitted.
 *
 * @param name of the Rollout
 * @param uid of the Rollout
 * @param fence it runs under
 * @param since when it was admitted
 */
public record ActiveRollout(String name, String uid, long fence, Instant since) {}
