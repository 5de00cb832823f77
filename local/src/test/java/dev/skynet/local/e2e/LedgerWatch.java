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
   * No member ever had two entries, no more members than so many were ever away, and no ticket that
   * had left the ledger came back.
   */
  void holds(int maxUnavailable) {
    Group.await(() -> !stored.isEmpty() && stored.getLast().equals(group.status()));
    var open = new HashSet<String>();
    var closed = new HashSet<String>();
    for (InstanceGroupStatus status : stored) {
      assertThat(status.turns()).extracting(Turn::instance).doesNotHaveDuplicates();
      assertThat(status.turns().stream().filter(turn -> turn.outcome() == null).toList())
          .hasSizeLessThanOrEqualTo(maxUnavailable);
      Set<String> now = status.turns().stream().map(Turn::ticket).collect(Collectors.toSet());
      assertThat(now).noneMatch(closed::contains);
      open.stream().filter(ticket -> !now.contains(ticket)).forEach(closed::add);
      open.addAll(now);
    }
    assertThat(closed).as("tickets that were seen").isNotEmpty();
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
      stored.clear(); // so that nothing is said about what was missed
    }
  }
}
