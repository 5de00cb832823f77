package dev.skynet.operator.leader;

import dev.skynet.operator.config.LeaseSettings;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElector;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands for election until it wins, then holds the lease. Who loses it ends: a process that led
 * once never becomes a bystander with half its work in memory.
 */
public final class Elector implements Leadership, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Elector.class);

  private final RenewedLock lock;
  private final LeaderElector elector;
  private final Supplier<Reign> reigns;
  private final Runnable halt;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile Optional<Reign> reign = Optional.empty();
  private volatile Consumer<Reign> onLead = r -> {};
  private volatile boolean closing;
  private @Nullable CompletableFuture<?> standing;

  /**
   * @param client for the lease alone; must give a refused call up quickly
   * @param reigns makes the reign when the lease is won
   * @param clocks monotonic and wall clock of this machine
   * @param halt ends the process at once, without another word to anybody
   */
  public Elector(
      KubernetesClient client,
      LeaseSettings lease,
      Supplier<Reign> reigns,
      Clocks clocks,
      ApiHealth api,
      Runnable halt) {
    this.reigns = reigns;
    this.halt = halt;
    lock =
        new RenewedLock(
            new LeaseLock(lease.namespace(), lease.name(), lease.identity()),
            lease.duration(),
            clocks.nanoTime(),
            clocks.wall(),
            api);
    elector =
        new LeaderElector(
            client,
            new LeaderElectionConfigBuilder()
                .withName(lease.name())
                .withLock(lock)
                .withLeaseDuration(lease.duration())
                .withRenewDeadline(lease.renew())
                .withRetryPeriod(lease.retry())
                .withReleaseOnCancel(true)
                .withLeaderCallbacks(new LeaderCallbacks(this::won, this::lost, this::other))
                .build(),
            threads);
  }

  /**
   * The clocks of this machine.
   *
   * @param nanoTime monotonic
   * @param wall may be set by anybody
   */
  public record Clocks(LongSupplier nanoTime, InstantSource wall) {}

  /**
   * Stands for election.
   *
   * @param onLead called once, on a thread of its own
   */
  public synchronized void start(Consumer<Reign> onLead) {
    this.onLead = onLead;
    CompletableFuture<?> future = elector.start();
    standing = future;
    var _ = future.whenComplete((done, failure) -> ended(failure));
  }

  @Override
  public Optional<Reign> reign() {
    return reign;
  }

  @Override
  public boolean sure(Duration ahead) {
    return reign.isPresent() && lock.sure(ahead);
  }

  /** Gives the lease back, so that the next leader need not wait for its end. */
  @Override
  public synchronized void close() {
    closing = true;
    if (standing != null) {
      standing.cancel(true);
    }
    threads.close();
  }

  private void won() {
    Reign won = reigns.get();
    reign = Optional.of(won);
    log.info("leads: reign={}", won.id());
    threads.execute(() -> onLead.accept(won));
  }

  private void lost() {
    if (!closing) {
      log.error("lost the lease: ends now, another leader goes on");
      halt.run();
    }
  }

  private void other(String holder) {
    log.info("leader is {}", holder);
  }

  private void ended(@Nullable Throwable failure) {
    if (!closing) {
      log.error("the election ended by itself: ends now", failure);
      halt.run();
    }
  }
}
