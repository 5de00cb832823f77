package dev.skynet.operator.observe;

import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.fleet.PulseQueue;
import dev.skynet.operator.leader.Leadership;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.observe.SilenceClock.Source;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.Pulse;
import dev.skynet.protocol.message.UnreadableMessage;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.InstanceId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes heartbeats off their queue; only while this process leads. One that cannot be used is
 * dropped.
 */
public final class PulseReceiver implements Loop.Step {
  private static final Logger log = LoggerFactory.getLogger(PulseReceiver.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Fleet fleet;
  private final PulseQueue queue;
  private final MessageCodec codec = new MessageCodec();
  private final FleetMemory memory;
  private final GroupDirectory groups;
  private final SilenceClock silence;
  private final Leadership leadership;
  private final InstantSource clock;
  private final OperatorMetrics metrics;

  /**
   * Receives for one reign.
   *
   * @param clock AWS time
   */
  public PulseReceiver(
      Fleet fleet,
      PulseQueue queue,
      FleetMemory memory,
      GroupDirectory groups,
      SilenceClock silence,
      Leadership leadership,
      InstantSource clock,
      OperatorMetrics metrics) {
    this.fleet = fleet;
    this.queue = queue;
    this.memory = memory;
    this.groups = groups;
    this.silence = silence;
    this.leadership = leadership;
    this.clock = clock;
    this.metrics = metrics;
  }

  @Override
  public Duration run() {
    if (!leadership.sure(Duration.ZERO)) {
      silence.interrupted(Source.PULSES);
      return LOOK_AGAIN;
    }
    List<Delivery> received;
    try {
      received = queue.receive();
    } catch (RuntimeException e) {
      silence.interrupted(Source.PULSES);
      throw e;
    }
    received.forEach(this::keep);
    silence.received(Source.PULSES, received, clock.instant());
    return Duration.ZERO;
  }

  private void keep(Delivery delivery) {
    try {
      if (codec.decodeFromAgent(delivery.body()) instanceof Pulse pulse
          && pulse.fleet().equals(fleet)
          && InstanceId.isValid(pulse.instance())
          && groups.isKnown(pulse.group())) {
        if (memory.pulse(pulse, delivery)) {
          groups.wake(pulse.group());
        }
      } else {
        dropped(delivery, "no pulse of a group of this fleet");
      }
    } catch (UnreadableMessage e) {
      dropped(delivery, String.valueOf(e.getMessage()));
    }
  }

  private void dropped(Delivery delivery, String why) {
    metrics.droppedPulse();
    log.warn("pulse dropped: sender={} {}", delivery.sender(), why);
  }
}
