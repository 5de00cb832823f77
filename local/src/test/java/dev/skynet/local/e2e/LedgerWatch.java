package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.CrdJson;
import dev.skynet.crds.common.UnreadableObjectException;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.crds.group.Turn;
import dev.skynet.operator.kube.RawGroup;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Every status of a group that is stored while this is open: none is missed, as by looking. */
final class LedgerWatch implements AutoCloseable {
  private final Group group;
  private final List<InstanceGroupStatus> stored = new CopyOnWriteArrayList<>();
  private final Watch watch;
  private volatile boolean lost;

  LedgerWatch(Fleets fleets, Group group) {
    this.group = group;
    watch =
        fleets
            .stack()
            .client()
            .resources(RawGroup.class)
            .inNamespace(fleets.namespace())
            .withName(group.name())
            .watch(new Notes());
  }

  /**
   * No member ever had two entries, no more answering members than the group allows were ever away
   * (before its first release none serves), and no ticket that had left the ledger came back.
   */
  void holds() {
    Group.await(() -> lost || (!stored.isEmpty() && stored.getLast().equals(group.status())));
    var open = new HashSet<String>();
    var closed = new HashSet<String>();
    for (InstanceGroupStatus status : stored) {
      assertThat(status.turns()).extracting(Turn::instance).doesNotHaveDuplicates();
      if (status.desired() != null) {
        assertThat(status.turns().stream().filter(LedgerWatch::isAway).toList())
            .hasSizeLessThanOrEqualTo(group.maxUnavailable());
      }
      Set<String> now = status.turns().stream().map(Turn::ticket).collect(Collectors.toSet());
      assertThat(now).noneMatch(closed::contains);
      open.stream().filter(ticket -> !now.contains(ticket)).forEach(closed::add);
      open.addAll(now);
    }
  }

  private static boolean isAway(Turn turn) {
    return turn.outcome() == null && !Boolean.TRUE.equals(turn.silent());
  }

  @Override
  public void close() {
    watch.close();
  }

  private final class Notes implements Watcher<RawGroup> {
    @Override
    public void eventReceived(Action action, RawGroup group) {
      try {
        stored.add(CrdJson.read(group.getStatus(), InstanceGroupStatus.class));
      } catch (UnreadableObjectException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void onClose(WatcherException cause) {
      lost = true; // nothing is said about what was missed
    }
  }
}
