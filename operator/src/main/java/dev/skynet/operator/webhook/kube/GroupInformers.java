package dev.skynet.operator.webhook.kube;

import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.webhook.kube.GroupReader.UnreadableGroupException;
import dev.skynet.operator.webhook.push.Groups;
import dev.skynet.operator.webhook.push.PushedGroup;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The groups of the watched namespaces, kept by list and watch for as long as the bridge runs. */
public final class GroupInformers implements Groups, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(GroupInformers.class);
  private static final long NO_RESYNC = 0;

  private final List<SharedIndexInformer<RawGroup>> informers;

  /**
   * Nothing is read before {@link #start}.
   *
   * @param namespaces empty: all
   */
  public GroupInformers(
      KubernetesClient client, Collection<String> namespaces, MeterRegistry registry) {
    UnreadableGroups unreadable = new UnreadableGroups(registry);
    var groups = client.resources(RawGroup.class);
    Stream<SharedIndexInformer<RawGroup>> all =
        namespaces.isEmpty()
            ? Stream.of(groups.inAnyNamespace().runnableInformer(NO_RESYNC))
            : namespaces.stream().map(n -> groups.inNamespace(n).runnableInformer(NO_RESYNC));
    informers =
        all.map(
                informer ->
                    informer
                        .itemStore(new SpecStore())
                        .exceptionHandler(GroupInformers::tryAgain)
                        .addEventHandler(unreadable))
            .toList();
  }

  /** Returns at once; an API server that is away is asked again until it answers. */
  public void start() {
    informers.forEach(SharedIndexInformer::start);
  }

  @Override
  public boolean synced() {
    return informers.stream().allMatch(SharedIndexInformer::hasSynced);
  }

  @Override
  public boolean current() {
    return synced() && informers.stream().allMatch(SharedIndexInformer::isWatching);
  }

  @Override
  public Collection<PushedGroup> all() {
    return informers.stream()
        .flatMap(informer -> informer.getStore().list().stream())
        .filter(group -> !group.isMarkedForDeletion())
        .map(GroupInformers::read)
        .flatMap(Optional::stream)
        .toList();
  }

  @Override
  public void close() {
    informers.forEach(SharedIndexInformer::stop);
  }

  private static Optional<PushedGroup> read(RawGroup group) {
    try {
      return Optional.of(GroupReader.read(group));
    } catch (UnreadableGroupException e) {
      // Named when it came: UnreadableGroups.
      return Optional.empty();
    }
  }

  private static boolean tryAgain(boolean started, Throwable problem) {
    log.atWarn()
        .addKeyValue("started", started)
        .log("groups not read, trying again: {}", cause(problem));
    return true;
  }

  /** The API server's own words, where it answered; else what the socket said. */
  private static String cause(Throwable problem) {
    Throwable cause = problem;
    while (!(cause instanceof KubernetesClientException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString();
  }
}
