package dev.skynet.agent.rig;

import dev.skynet.agent.inbox.InstanceInbox;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A queue in memory: what was received and not deleted comes again once it is asked for. */
public final class FakeInbox implements InstanceInbox {
  private static final long POLL_MILLIS = 200;

  private final Semaphore news = new Semaphore(0);
  private final Map<String, String> waiting = new LinkedHashMap<>();
  private final Map<String, String> inFlight = new LinkedHashMap<>();
  private @Nullable String notYet;
  private boolean failing;

  /** There is no queue, until {@link #create()}. */
  public synchronized void missing(String why) {
    notYet = why;
  }

  /** Now there is a queue. */
  public synchronized void create() {
    notYet = null;
    news.release();
  }

  /** Whether calls fail. */
  public synchronized void failing(boolean fails) {
    failing = fails;
    news.release();
  }

  /** Sends these texts, so that they are received together. */
  public synchronized void send(String... bodies) {
    for (String body : bodies) {
      waiting.put(UUID.randomUUID().toString(), body);
    }
    news.release();
  }

  /** The visibility timeout of all that was received is over. */
  public synchronized void visibilityTimeout() {
    waiting.putAll(inFlight);
    inFlight.clear();
    news.release();
  }

  /** How many messages nobody has deleted. */
  public synchronized int undeleted() {
    return waiting.size() + inFlight.size();
  }

  @Override
  public List<Received> receive() throws NotYetReadable, IOException, InterruptedException {
    refuse();
    List<Received> received = take();
    if (received.isEmpty() && news.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      received = take();
    }
    return received;
  }

  @Override
  public synchronized void delete(Received message) throws IOException {
    if (failing) {
      throw new IOException("SQS refuses");
    }
    inFlight.remove(message.receipt());
    waiting.remove(message.receipt());
  }

  private synchronized void refuse() throws NotYetReadable, IOException {
    if (notYet != null) {
      throw new NotYetReadable(notYet);
    }
    if (failing) {
      throw new IOException("SQS refuses");
    }
  }

  private synchronized List<Received> take() {
    List<Received> received = new ArrayList<>();
    waiting.forEach((id, body) -> received.add(new Received(id, id, body)));
    inFlight.putAll(waiting);
    waiting.clear();
    return received;
  }
}
