package dev.skynet.operator.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skynet.protocol.names.GroupName;
import java.util.List;
import java.util.Optional;

/**
 * The two kinds on the API server. Reads are never older than the last answered write; every write
 * is a compare-and-set with the resourceVersion of the object as read. All methods throw the
 * client's own exceptions when the server does not answer or refuses.
 */
public interface ObjectStore {
  /** The group; empty only when the server positively says that there is none. */
  Optional<RawGroup> group(GroupName name);

  /** The group's Rollouts without the label {@code skynet.dev/finished=true}, labelled or not. */
  List<RawRollout> unfinished(GroupName group);

  /** The group's Rollouts with the label {@code skynet.dev/finished=true}. */
  List<RawRollout> finished(GroupName group);

  /** A Rollout; empty only when the server positively says that there is none. */
  Optional<RawRollout> rollout(String namespace, String name);

  /**
   * Replaces the status.
   *
   * @return the object as stored
   * @throws Stale if the object changed or is gone
   */
  RawGroup storeStatus(RawGroup read, ObjectNode status);

  /**
   * Replaces the status.
   *
   * @return the object as stored
   * @throws Stale if the object changed or is gone
   */
  RawRollout storeStatus(RawRollout read, ObjectNode status);

  /**
   * Changes metadata.
   *
   * @return the object as stored; with the last finalizer a deleted object goes
   * @throws Stale if the object changed or is gone
   */
  RawGroup change(RawGroup read, MetaChange change);

  /**
   * Changes metadata.
   *
   * @return the object as stored; with the last finalizer a deleted object goes
   * @throws Stale if the object changed or is gone
   */
  RawRollout change(RawRollout read, MetaChange change);
}
