package dev.skynet.operator.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The operator's meters; their names are part of its interface. */
public final class OperatorMetrics {
  private final MeterRegistry registry;

  /** Percentiles are of the last hour or so: an idle minute must not empty them. */
  private static final Duration KEPT = Duration.ofHours(1);

  private static final int DIGITS = 2;

  private final Timer reportToTicket;
  private final Timer pushToPrepare;
  private final Timer pushToTicket;
  private final MultiGauge unreadable;
  private final Map<String, Tags> unreadableObjects = new ConcurrentHashMap<>();

  /** Registers what does not depend on parts. */
  public OperatorMetrics(MeterRegistry registry) {
    this.registry = registry;
    reportToTicket =
        latency(
            "skynet.report.to.ticket",
            "From the receipt of a report that ends a turn to the sending of the next ticket");
    pushToPrepare =
        latency(
            "skynet.push.to.prepare",
            "From the making of a Rollout to the sending of its order to build");
    pushToTicket =
        latency(
            "skynet.push.to.ticket",
            "From the making of a Rollout to the sending of its first ticket");
    unreadable =
        MultiGauge.builder("skynet.unreadable.objects")
            .description("Stored objects that this version cannot read")
            .register(registry);
  }

  private Timer latency(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .publishPercentiles(0.5, 0.99)
        .percentilePrecision(DIGITS)
        .distributionStatisticExpiry(KEPT)
        .register(registry);
  }

  /** How a pass ended. */
  public enum PassEnd {
    /** Stored and acted. */
    DONE,
    /** An object changed in between; the plan was thrown away. */
    STALE,
    /** Not sure of the lease; nothing was done any more. */
    UNSURE,
    /** Threw. */
    FAILED
  }

  /** A pass over one group. */
  public void pass(PassEnd end, Duration took) {
    Timer.builder("skynet.passes")
        .description("Passes of the reconciler")
        .tag("end", end.name().toLowerCase(Locale.ROOT))
        .publishPercentiles(0.5, 0.99)
        .register(registry)
        .record(took);
  }

  /** A message was sent to a member. */
  public void sent(String kind) {
    registry.counter("skynet.sends", "kind", kind).increment();
  }

  /** A message could not be sent. */
  public void sendFailed(String kind) {
    registry.counter("skynet.send.failures", "kind", kind).increment();
  }

  /** A report went to the dead letters. */
  public void buried(String reason) {
    registry.counter("skynet.reports.buried", "reason", reason).increment();
  }

  /** A member refused a message. */
  public void refused(String reason) {
    registry.counter("skynet.messages.refused", "reason", reason).increment();
  }

  /** An instance says hello to a group that its inbox does not belong to. */
  public void contested() {
    registry.counter("skynet.inboxes.contested").increment();
  }

  /** A pulse could not be used. */
  public void droppedPulse() {
    registry.counter("skynet.pulses.dropped").increment();
  }

  /** An attempt of a job failed and is tried again. */
  public void jobFailed(String kind) {
    registry.counter("skynet.job.failures", "kind", kind).increment();
  }

  /** A ticket went out after a report. */
  public void reportToTicket(Duration took) {
    record(reportToTicket, took);
  }

  /** The order to build went out, so long after its Rollout was made. */
  public void pushToPrepare(Duration took) {
    record(pushToPrepare, took);
  }

  /** The first ticket went out, so long after its Rollout was made. */
  public void pushToTicket(Duration took) {
    record(pushToTicket, took);
  }

  private static void record(Timer timer, Duration took) {
    timer.record(took.isNegative() ? Duration.ZERO : took);
  }

  /** An object cannot be read. */
  public synchronized void unreadable(String kind, String namespace, String name) {
    unreadableObjects.put(
        kind + "/" + namespace + "/" + name,
        Tags.of("kind", kind, "namespace", namespace, "name", name));
    publishUnreadable();
  }

  /** The object can be read again, or is gone. */
  public synchronized void readable(String kind, String namespace, String name) {
    if (unreadableObjects.remove(kind + "/" + namespace + "/" + name) != null) {
      publishUnreadable();
    }
  }

  /** Shows whether this process leads. */
  public void leader(BooleanSupplier leads) {
    Gauge.builder("skynet.leader", () -> leads.getAsBoolean() ? 1 : 0).register(registry);
  }

  /** Shows how many reports wait to be stored. */
  public void pendingReports(Supplier<Number> count) {
    Gauge.builder("skynet.reports.pending", count).register(registry);
  }

  private void publishUnreadable() {
    unreadable.register(
        unreadableObjects.values().stream().map(tags -> MultiGauge.Row.of(tags, 1)).toList(), true);
  }
}
