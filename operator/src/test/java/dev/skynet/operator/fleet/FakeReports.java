package dev.skynet.operator.fleet;

import dev.skynet.protocol.message.FromAgent;
import dev.skynet.protocol.message.MessageCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A reports queue in memory that never waits: what was received is in flight until it is deleted or
 * the test says that its visibility timeout has passed.
 */
public final class FakeReports implements ReportQueue {
  private static final int BATCH = 10;

  private final MessageCodec codec = new MessageCodec();
  private final List<Delivery> waiting = new ArrayList<>();
  private final Map<String, Delivery> inFlight = new LinkedHashMap<>();
  private final List<Buried> buried = new ArrayList<>();
  private int arrived;
  private boolean down;
  private boolean deadLettersDown;

  /**
   * A dead letter.
   *
   * @param body as it came
   * @param reason why nobody could use it
   */
  public record Buried(String body, String reason) {}

  /** From now on every call fails as if the service did not answer, or none does any more. */
  public synchronized void down(boolean isDown) {
    down = isDown;
  }

  /** From now on nothing can be buried, or it can be again. */
  public synchronized void deadLettersDown(boolean isDown) {
    deadLettersDown = isDown;
  }

  /** An agent's message arrives. */
  public void arrive(FromAgent message, String sender, Instant sentAt) {
    arrive(codec.encode(message), sender, sentAt);
  }

  /** Any text arrives. */
  public synchronized void arrive(String body, String sender, Instant sentAt) {
    waiting.add(new Delivery(body, sender, sentAt, "receipt-" + ++arrived));
  }

  /** What is in flight comes again. */
  public synchronized void visibilityPasses() {
    waiting.addAll(inFlight.values());
    inFlight.clear();
  }

  /** What is neither deleted nor buried. */
  public synchronized int remaining() {
    return waiting.size() + inFlight.size();
  }

  /** The dead letters. */
  public synchronized List<Buried> buried() {
    return List.copyOf(buried);
  }

  @Override
  public synchronized List<Delivery> receive() {
    answer();
    var head = waiting.subList(0, Math.min(BATCH, waiting.size()));
    var batch = List.copyOf(head);
    head.clear();
    batch.forEach(delivery -> inFlight.put(delivery.receipt(), delivery));
    return batch;
  }

  @Override
  public synchronized void delete(List<Delivery> handled) {
    answer();
    for (var delivery : handled) {
      inFlight.remove(delivery.receipt());
      waiting.removeIf(other -> other.receipt().equals(delivery.receipt()));
    }
  }

  @Override
  public synchronized void bury(Delivery delivery, String reason) {
    answer();
    if (deadLettersDown) {
      throw new UncheckedIOException(new IOException("the dead letters do not answer"));
    }
    buried.add(new Buried(delivery.body(), reason));
    delete(List.of(delivery));
  }

  private void answer() {
    if (down) {
      throw new UncheckedIOException(new IOException("the queue service does not answer"));
    }
  }
}
