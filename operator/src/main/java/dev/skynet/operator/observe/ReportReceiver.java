package dev.skynet.operator.observe;

import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.fleet.ReportQueue;
import dev.skynet.operator.leader.ApiHealth;
import dev.skynet.operator.leader.Leadership;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.observe.SilenceClock.Source;
import dev.skynet.protocol.message.FromAgent;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.UnreadableMessage;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.InstanceId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes events off their queue and keeps them until a pass has stored them; only while this process
 * leads and the API server can be written.
 */
public final class ReportReceiver implements Loop.Step {
  private static final Logger log = LoggerFactory.getLogger(ReportReceiver.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Fleet fleet;
  private final ReportQueue queue;
  private final MessageCodec codec = new MessageCodec();
  private final FleetMemory memory;
  private final GroupDirectory groups;
  private final SilenceClock silence;
  private final Guard guard;
  private final OperatorMetrics metrics;

  /**
   * When to receive, and what time it is.
   *
   * @param leadership who leads
   * @param api whether what is received could be stored
   * @param clock AWS time
   */
  public record Guard(Leadership leadership, ApiHealth api, InstantSource clock) {
    boolean open() {
      return leadership.sure(Duration.ZERO) && api.writable();
    }
  }

  /** Receives for one reign. */
  public ReportReceiver(
      Fleet fleet,
      ReportQueue queue,
      FleetMemory memory,
      GroupDirectory groups,
      SilenceClock silence,
      Guard guard,
      OperatorMetrics metrics) {
    this.fleet = fleet;
    this.queue = queue;
    this.memory = memory;
    this.groups = groups;
    this.silence = silence;
    this.guard = guard;
    this.metrics = metrics;
  }

  @Override
  public Duration run() {
    if (!guard.open()) {
      silence.interrupted(Source.REPORTS);
      return LOOK_AGAIN;
    }
    List<Delivery> received;
    try {
      received = queue.receive();
    } catch (RuntimeException e) {
      silence.interrupted(Source.REPORTS);
      throw e;
    }
    received.forEach(this::keepOrBury);
    silence.received(Source.REPORTS, received, guard.clock().instant());
    return Duration.ZERO;
  }

  /** One message that makes trouble returns by its visibility timeout and holds up no other. */
  private void keepOrBury(Delivery delivery) {
    try {
      route(delivery);
    } catch (RuntimeException e) {
      log.warn("a report is left for later: {}", e.toString(), e);
    }
  }

  private void route(Delivery delivery) {
    FromAgent message;
    try {
      message = codec.decodeFromAgent(delivery.body());
    } catch (UnreadableMessage e) {
      bury(delivery, "Unreadable", String.valueOf(e.getMessage()));
      return;
    }
    if (!(message instanceof Report report)) {
      bury(delivery, "NotAReport", "a pulse does not belong into the reports queue");
    } else if (!report.fleet().equals(fleet)) {
      bury(delivery, "WrongFleet", "fleet " + report.fleet() + " is not " + fleet);
    } else if (!InstanceId.isValid(report.instance())) {
      bury(delivery, "BadInstance", "'" + report.instance() + "' is no id of an instance");
    } else if (!groups.exists(report.group())) {
      bury(
          delivery,
          "UnknownGroup",
          "instance %s speaks for group %s, which does not exist"
              .formatted(report.instance(), report.group()));
    } else {
      memory.report(report, delivery);
      groups.wake(report.group());
    }
  }

  private void bury(Delivery delivery, String reason, String detail) {
    queue.bury(delivery, reason + ": " + detail);
    metrics.buried(reason);
    log.warn("report buried: reason={} sender={} {}", reason, delivery.sender(), detail);
  }
}
