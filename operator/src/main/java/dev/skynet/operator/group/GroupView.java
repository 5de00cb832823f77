package dev.skynet.operator.group;

import dev.skynet.crds.group.InstanceGroupSpec;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.protocol.names.GroupName;
import java.util.Set;

/**
 * An InstanceGroup as it was read.
 *
 * @param name its name
 * @param uid of the object
 * @param generation of the spec
 * @param deleting whether it has a deletion timestamp
 * @param giveUp instances named in its annotation skynet.dev/give-up
 * @param spec as read, defaults applied by the API server
 * @param status as read
 */
public record GroupView(
    GroupName name,
    String uid,
    long generation,
    boolean deleting,
    Set<String> giveUp,
    InstanceGroupSpec spec,
    InstanceGroupStatus status) {}
