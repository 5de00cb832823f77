package dev.skynet.operator.webhook.push;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores one Rollout for each group that a push is meant for, once. */
public final class PushRecorder {
  private static final Logger log = LoggerFactory.getLogger(PushRecorder.class);

  /** A Rollout that is there at the create and gone at the get was deleted in between. */
  private static final int TRIES = 3;

  private final RolloutStore store;

  /** Stores into it. */
  public PushRecorder(RolloutStore store) {
    this.store = store;
  }

  /**
   * What became of each group; names are {@code <namespace>/<rollout>}.
   *
   * @param created newly stored
   * @param there stored before by the same push
   * @param failed not stored: {@code <namespace>/<group>}
   */
  public record Recorded(List<String> created, List<String> there, List<String> failed) {
    /** Copies the lists. */
    public Recorded {
      created = List.copyOf(created);
      there = List.copyOf(there);
      failed = List.copyOf(failed);
    }
  }

  /** Goes on after a group that is refused, and ends at the first call that is not answered. */
  public Recorded record(Push push, List<PushedGroup> groups) {
    List<String> created = new ArrayList<>();
    List<String> there = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    boolean away = false;
    for (PushedGroup group : groups) {
      String groupName = group.namespace() + "/" + group.name();
      if (away) {
        failed.add(groupName);
        continue;
      }
      try {
        Stored stored = store(push, group);
        (stored.isNew() ? created : there).add(group.namespace() + "/" + stored.name());
      } catch (StoreException e) {
        log.atWarn()
            .addKeyValue("group", groupName)
            .addKeyValue("delivery", push.delivery())
            .log("Rollout not stored: {}", e.getMessage());
        failed.add(groupName);
        away = e.kind() == StoreException.Kind.AWAY;
      }
    }
    return new Recorded(created, there, failed);
  }

  private Stored store(Push push, PushedGroup group) throws StoreException {
    String name = RolloutNames.of(group, push);
    for (String candidate : List.of(name, RolloutNames.sibling(name, push))) {
      Optional<Stored> stored = storeAs(candidate, push, group);
      if (stored.isPresent()) {
        return stored.get();
      }
    }
    throw new StoreException(
        StoreException.Kind.REFUSED, name + " and its sibling belong to other pushes");
  }

  /** Empty if another push holds the name. */
  private Optional<Stored> storeAs(String name, Push push, PushedGroup group)
      throws StoreException {
    for (int i = 0; i < TRIES; i++) {
      if (store.create(group, push, name)) {
        return Optional.of(new Stored(name, true));
      }
      Optional<StoredRollout> there = store.get(group.namespace(), name);
      if (there.isPresent()) {
        return there.get().covers(push) ? Optional.of(new Stored(name, false)) : Optional.empty();
      }
    }
    throw new StoreException(
        StoreException.Kind.REFUSED, name + " is there for a create and missing for a get");
  }

  private record Stored(String name, boolean isNew) {}
}
