package dev.skynet.operator;

import dev.skynet.operator.http.Health;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.leader.Elector;
import dev.skynet.operator.leader.Reign;
import dev.skynet.operator.observe.Loop;
import dev.skynet.operator.watch.GroupWatch;
import dev.skynet.operator.watch.OrphanRollouts;
import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replica: its informers, its standing for election, and its reign once it has won. */
public final class Operator implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Operator.class);

  private final OperatorParts parts;
  private final GroupWatch watch;
  private final OrphanRollouts orphans;
  private final Loop orphanLoop;
  private final Elector elector;
  private volatile @Nullable LeaderParts leading;
  private volatile boolean closed;

  /** Wires; nothing runs yet. */
  public Operator(OperatorParts parts) {
    this.parts = parts;
    var timings = parts.timings();
    elector =
        new Elector(
            parts.leaseClient(),
            parts.config().lease(),
            () -> new Reign(parts.ids().get(), parts.clock().instant()),
            parts.clocks(),
            parts.api(),
            parts.halt());
    watch =
        new GroupWatch(
            new GroupWatch.Settings(parts.client(), parts.config().namespaces(), timings.resync()),
            parts.ports().objects(),
            this::pass,
            this::rolloutSeen,
            this::informerDied);
    orphans =
        new OrphanRollouts(
            parts.ports().objects(),
            parts.ports().announcer(),
            watch,
            watch::rollouts,
            () -> elector.sure(timings.sure()),
            parts.clock(),
            timings.resync());
    orphanLoop = new Loop("orphan-rollouts", orphans, timings.resync(), parts.pause());
    parts.metrics().leader(() -> elector.sure(Duration.ZERO));
    parts.metrics().pendingReports(this::pendingReports);
  }

  /**
   * Waits until the informers have listed all objects, then stands for election.
   *
   * @throws RuntimeException if the informers cannot start now; may be tried again
   */
  public void start() {
    watch.start();
    parts.api().onReturn(watch::wakeAll);
    elector.start(this::lead);
  }

  /** Ready means: the informers have listed all objects; leader or not. */
  public Health readiness() {
    return watch.isSynced() ? Health.OK : Health.not("the informers have not listed all objects");
  }

  /** Finishes passes under way, and gives the lease back last. */
  @Override
  public void close() {
    closed = true;
    LeaderParts reigning = leading;
    if (reigning != null) {
      reigning.stopReceiving();
    }
    orphanLoop.close();
    watch.close();
    if (reigning != null) {
      reigning.close();
    }
    elector.close();
  }

  private void lead(Reign reign) {
    LeaderParts reigning = new LeaderParts(parts, reign, elector, watch);
    leading = reigning;
    if (closed) {
      return;
    }
    reigning.start();
    orphanLoop.start();
    watch.wakeAll();
  }

  private Optional<Duration> pass(GroupName group) {
    return Optional.ofNullable(leading).map(reigning -> reigning.pass(group));
  }

  private void rolloutSeen(RawRollout rollout) {
    LeaderParts reigning = leading;
    if (reigning != null) {
      reigning.seen(rollout);
      orphans.seen(rollout);
    }
  }

  private void informerDied(Throwable failure) {
    log.error("an informer ended for good: ends now", failure);
    parts.halt().run();
  }

  private Number pendingReports() {
    LeaderParts reigning = leading;
    return reigning == null ? 0 : reigning.pendingReports();
  }
}
