package dev.skynet.operator.watch;

import dev.skynet.operator.kube.RawGroup;
import dev.skynet.protocol.names.GroupName;
import io.javaoperatorsdk.operator.processing.event.Event;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Set;

/**
 * Knocks from inside the operator: reports, jobs, a new reign. Knocks on unknown groups are lost.
 */
final class Wake extends AbstractEventSource<Void, RawGroup> {
  Wake() {
    super(Void.class, "wake");
  }

  void group(GroupName group) {
    resource(new ResourceID(group.name(), group.namespace()));
  }

  void resource(ResourceID id) {
    if (isRunning()) {
      getEventHandler().handleEvent(new Event(id));
    }
  }

  @Override
  public Set<Void> getSecondaryResources(RawGroup primary) {
    return Set.of();
  }
}
