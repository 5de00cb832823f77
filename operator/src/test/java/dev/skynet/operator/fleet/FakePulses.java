package dev.skynet.operator.fleet;

import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.Pulse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A pulse queue in memory that never waits. */
public final class FakePulses implements PulseQueue {
  private static final int BATCH = 10;
  private static final Duration OLDEST = Duration.ofMinutes(2);

  private final MessageCodec codec = new MessageCodec();
  private final Queue<Delivery> waiting = new ArrayDeque<>();
  private final InstantSource clock;
  private int arrived;

  /** Judges age by this clock. */
  public FakePulses(InstantSource clock) {
    this.clock = clock;
  }

  /** A heartbeat arrives. */
  public void arrive(Pulse pulse, String sender, Instant sentAt) {
    arrive(codec.encode(pulse), sender, sentAt);
  }

  /** Any text arrives. */
  public synchronized void arrive(String body, String sender, Instant sentAt) {
    waiting.add(new Delivery(body, sender, sentAt, "receipt-" + ++arrived));
  }

  @Override
  public synchronized List<Delivery> receive() {
    var limit = clock.instant().minus(OLDEST);
    var fresh = new ArrayList<Delivery>();
    while (fresh.size() < BATCH && !waiting.isEmpty()) {
      var next = waiting.remove();
      if (!next.sentAt().isBefore(limit)) {
        fresh.add(next);
      }
    }
    return fresh;
  }
}
