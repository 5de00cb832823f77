package dev.skynet.operator.webhook.push;

import dev.skynet.operator.paths.PathFilter;

/**
 * What the bridge must know of a group.
 *
 * @param namespace of the group
 * @param name of the group
 * @param uid of the object, for the owner reference of its Rollouts
 * @param repository where its code lies
 * @param ref {@code refs/heads/<branch>}
 * @param paths which files concern it
 */
public record PushedGroup(
    String namespace,
    String name,
    String uid,
    RepositoryUrl repository,
    String ref,
    PathFilter paths) {}
