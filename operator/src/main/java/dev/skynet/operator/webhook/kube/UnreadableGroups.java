package dev.skynet.operator.webhook.kube;

import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.webhook.kube.GroupReader.UnreadableGroupException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names the groups that cannot be read, in the log when one changes and in a metric meanwhile. */
final class UnreadableGroups implements ResourceEventHandler<RawGroup> {
  private static final Logger log = LoggerFactory.getLogger(UnreadableGroups.class);

  private final MultiGauge gauge;
  private final Map<String, Tags> unreadable = new TreeMap<>();

  UnreadableGroups(MeterRegistry registry) {
    gauge =
        MultiGauge.builder("skynet.webhook.groups.unreadable")
            .description("1 for each group whose source cannot be read")
            .register(registry);
  }

  @Override
  public void onAdd(RawGroup group) {
    look(group);
  }

  @Override
  public void onUpdate(RawGroup old, RawGroup group) {
    look(group);
  }

  @Override
  public void onDelete(RawGroup group, boolean deletedFinalStateUnknown) {
    note(group, Optional.empty());
  }

  private void look(RawGroup group) {
    try {
      GroupReader.read(group);
      note(group, Optional.empty());
    } catch (UnreadableGroupException e) {
      log.atWarn()
          .addKeyValue("group", name(group))
          .log("group cannot be read, its pushes are not seen: {}", e.getMessage());
      note(group, Optional.of(tags(group)));
    }
  }

  private synchronized void note(RawGroup group, Optional<Tags> tags) {
    Optional<Tags> before = Optional.ofNullable(unreadable.remove(name(group)));
    tags.ifPresent(t -> unreadable.put(name(group), t));
    if (!before.equals(tags)) {
      gauge.register(unreadable.values().stream().map(t -> Row.of(t, 1)).toList(), true);
    }
  }

  private static Tags tags(RawGroup group) {
    return Tags.of("namespace", namespace(group), "group", group.getMetadata().getName());
  }

  private static String namespace(RawGroup group) {
    return group.getMetadata().getNamespace();
  }

  private static String name(RawGroup group) {
    return namespace(group) + "/" + group.getMetadata().getName();
  }
}
