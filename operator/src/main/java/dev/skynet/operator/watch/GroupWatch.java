package dev.skynet.operator.watch;

import dev.skynet.operator.kube.ObjectStore;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.observe.GroupDirectory;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.TransformingItemStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The informers, and the groups that they show. They run in every replica from its start, so that a
 * stand-by is ready; passes are run by the leader only.
 */
public final class GroupWatch implements GroupDirectory, AutoCloseable {
  private static final Duration STOP = Duration.ofSeconds(20);

  private final Settings settings;
  private final ObjectStore objects;
  private final GroupReconciler reconciler;
  private final Consumer<Throwable> informerDied;
  private @Nullable Operator operator;
  private volatile boolean synced;

  /**
   * How to watch.
   *
   * @param client is not closed here
   * @param namespaces empty: all
   * @param resync every group is looked at after it, whatever happened
   */
  public record Settings(KubernetesClient client, List<String> namespaces, Duration resync) {
    public Settings {
      namespaces = List.copyOf(namespaces);
    }
  }

  /**
   * @param pass of one group: when to pass again, or nothing if this process does not lead
   * @param rolloutSeen is told of every Rollout that appears or changes; must not block
   * @param informerDied an informer ended for good, the process must end too
   */
  public GroupWatch(
      Settings settings,
      ObjectStore objects,
      Function<GroupName, Optional<Duration>> pass,
      Consumer<RawRollout> rolloutSeen,
      Consumer<Throwable> informerDied) {
    this.settings = settings;
    this.objects = objects;
    this.informerDied = informerDied;
    this.reconciler = new GroupReconciler(pass, rolloutSeen);
  }

  /**
   * Starts the informers and waits until they have listed all objects.
   *
   * @throws RuntimeException if that is not possible now; may be tried again
   */
  public synchronized void start() {
    Operator fresh = create();
    try {
      fresh.start();
      operator = fresh;
      synced = true;
    } catch (RuntimeException e) {
      fresh.stop();
      throw e;
    }
  }

  /** Whether the informers have listed all objects. */
  public boolean isSynced() {
    return synced;
  }

  @Override
  public boolean isKnown(GroupName group) {
    return reconciler.groups().filter(c -> c.contains(id(group))).isPresent();
  }

  @Override
  public boolean isLookedAfter(GroupName group) {
    return settings.namespaces().isEmpty() || settings.namespaces().contains(group.namespace());
  }

  @Override
  public boolean exists(GroupName group) {
    return isLookedAfter(group) && (isKnown(group) || objects.group(group).isPresent());
  }

  @Override
  public void wake(GroupName group) {
    reconciler.wake().group(group);
  }

  @Override
  public void wakeAll() {
    reconciler.groups().ifPresent(c -> c.keys().forEach(reconciler.wake()::resource));
  }

  /** Unfinished Rollouts as the informer shows them: metadata and group only. */
  public Stream<RawRollout> rollouts() {
    return reconciler.rollouts().stream().flatMap(r -> r.list(rollout -> true));
  }

  /** The group that a Rollout is for. */
  public static Optional<GroupName> groupOf(RawRollout rollout) {
    return Knocks.groupOf(rollout)
        .flatMap(name -> Knocks.name(rollout.getMetadata().getNamespace(), name));
  }

  /** Waits for passes under way, at most 20 s. */
  @Override
  public synchronized void close() {
    if (operator != null) {
      operator.stop();
      operator = null;
    }
  }

  private Operator create() {
    Operator fresh =
        new Operator(
            o ->
                o.withKubernetesClient(settings.client())
                    .withCloseClientOnStop(false)
                    .withUseSSAToPatchPrimaryResource(false)
                    .withExecutorService(Executors.newVirtualThreadPerTaskExecutor())
                    .withReconciliationTerminationTimeout(STOP)
                    .withInformerStoppedHandler(
                        (informer, failure) -> {
                          if (failure != null && synced) {
                            informerDied.accept(failure);
                          }
                        }));
    fresh.register(reconciler, this::configure);
    return fresh;
  }

  private void configure(ControllerConfigurationOverrider<RawGroup> controller) {
    controller
        .withTriggerReconcilerOnAllEvents(true)
        .withGenerationAware(false)
        .withReconciliationMaxInterval(settings.resync())
        .withItemStore(new TransformingItemStore<>(Knocks::slim))
        .withOnUpdateFilter(Knocks::group);
    if (settings.namespaces().isEmpty()) {
      controller.watchingAllNamespaces();
    } else {
      controller.settingNamespaces(Set.copyOf(settings.namespaces()));
    }
  }

  private static ResourceID id(GroupName group) {
    return new ResourceID(group.name(), group.namespace());
  }
}
