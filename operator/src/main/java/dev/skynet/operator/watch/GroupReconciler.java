package dev.skynet.operator.watch;

import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.protocol.names.GroupName;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The framework's side of the reconciler: it gives wake-ups, timers and one pass at a time per
 * group. Objects that it hands in are only a knock on the door.
 */
@ControllerConfiguration(name = "groups")
final class GroupReconciler implements Reconciler<RawGroup> {
  private final Function<GroupName, Optional<Duration>> pass;
  private final Consumer<RawRollout> rolloutSeen;
  private volatile Wake wake = new Wake();
  private volatile @Nullable IndexerResourceCache<RawGroup> groups;
  private volatile @Nullable InformerEventSource<RawRollout, RawGroup> rollouts;

  /**
   * @param pass of one group: when to pass again, or nothing if that is not this process's business
   * @param rolloutSeen is told of every Rollout that appears or changes
   */
  GroupReconciler(Function<GroupName, Optional<Duration>> pass, Consumer<RawRollout> rolloutSeen) {
    this.pass = pass;
    this.rolloutSeen = rolloutSeen;
  }

  @Override
  public UpdateControl<RawGroup> reconcile(RawGroup knock, Context<RawGroup> context) {
    UpdateControl<RawGroup> nothing = UpdateControl.noUpdate();
    return Knocks.name(knock.getMetadata().getNamespace(), knock.getMetadata().getName())
        .flatMap(pass)
        .map(next -> nothing.rescheduleAfter(next))
        .orElse(nothing);
  }

  @Override
  public List<EventSource<?, RawGroup>> prepareEventSources(EventSourceContext<RawGroup> context) {
    groups = context.getPrimaryCache();
    Wake fresh = new Wake();
    wake = fresh;
    var informer =
        new InformerEventSource<RawRollout, RawGroup>(
            InformerEventSourceConfiguration.from(RawRollout.class, RawGroup.class)
                .withName("rollouts")
                .withLabelSelector("skynet.dev/finished!=true")
                .withItemStore(new TransformingItemStore<>(Knocks::slim))
                .withOnUpdateFilter(Knocks::rollout)
                .withSecondaryToPrimaryMapper(
                    rollout -> {
                      rolloutSeen.accept(rollout);
                      return Knocks.primaries(rollout);
                    })
                .build(),
            context);
    rollouts = informer;
    return List.of(informer, fresh);
  }

  Wake wake() {
    return wake;
  }

  Optional<IndexerResourceCache<RawGroup>> groups() {
    return Optional.ofNullable(groups);
  }

  Optional<InformerEventSource<RawRollout, RawGroup>> rollouts() {
    return Optional.ofNullable(rollouts);
  }
}
