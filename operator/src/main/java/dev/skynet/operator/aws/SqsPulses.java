package dev.skynet.operator.aws;

import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.fleet.PulseQueue;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.QueueNames;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The pulse queue on SQS. */
public final class SqsPulses implements PulseQueue {
  private static final Logger LOG = LoggerFactory.getLogger(SqsPulses.class);

  private final PolledQueue queue;
  private final QueueTimes times;
  private final InstantSource clock;

  /** Judges age by AWS time. */
  public SqsPulses(SqsClient sqs, Fleet fleet, QueueTimes times, InstantSource clock) {
    this.queue = new PolledQueue(sqs, new QueueUrls(sqs), new QueueNames(fleet).pulse(), times);
    this.times = times;
    this.clock = clock;
  }

  /** Goes on as long as it finds nothing but what is too old: after an outage that may be much. */
  @Override
  public List<Delivery> receive() {
    while (true) {
      var received = queue.receive();
      delete(received);
      var limit = clock.instant().minus(times.oldestPulse());
      var fresh = received.stream().filter(pulse -> !pulse.sentAt().isBefore(limit)).toList();
      if (received.isEmpty() || !fresh.isEmpty()) {
        return fresh;
      }
    }
  }

  /** A pulse that comes twice says the same again, so what SQS keeps is only noted. */
  private void delete(List<Delivery> received) {
    if (received.isEmpty()) {
      return;
    }
    try {
      queue.delete(received);
    } catch (IllegalStateException e) {
      LOG.debug("Pulses will be delivered again: {}", e.getMessage());
    }
  }
}
