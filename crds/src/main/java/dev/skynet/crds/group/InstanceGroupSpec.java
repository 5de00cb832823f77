package dev.skynet.crds.group;

import org.jspecify.annotations.Nullable;

/**
 * What a team declares of a group of instances that run the same code.
 *
 * @param members who belongs to the group
 * @param source where its code comes from
 * @param strategy how a rollout goes; every field has a default
 */
public record InstanceGroupSpec(Members members, SourceSpec source, @Nullable Strategy strategy) {}
