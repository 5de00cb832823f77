package dev.skynet.agent.inbox;

import dev.skynet.agent.inbox.InstanceInbox.NotYetReadable;
import dev.skynet.agent.inbox.InstanceInbox.Received;
import dev.skynet.agent.time.Backoff;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.protocol.message.Cancel;
import dev.skynet.protocol.message.ToAgent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives until interrupted. A message is deleted once it is stored; an inbox that cannot be read
 * is asked for.
 */
public final class InboxLoop {
  private static final Logger LOG = LoggerFactory.getLogger(InboxLoop.class);

  private final CountDownLatch readable = new CountDownLatch(1);
  private final InstanceInbox inbox;
  private final Handling handling;
  private final Hello hello;
  private final MonotonicTime time;
  private final Backoff backoff;
  private int failures;

  public InboxLoop(
      InstanceInbox inbox, Handling handling, Hello hello, MonotonicTime time, Backoff backoff) {
    this.inbox = inbox;
    this.handling = handling;
    this.hello = hello;
    this.time = time;
    this.backoff = backoff;
  }

  /** Where messages go. */
  public interface Handling {
    /** What a text says; nothing if it was put aside. */
    Optional<ToAgent> read(Received received) throws IOException;

    /** Stores what it asks for. */
    void handle(ToAgent message) throws IOException;
  }

  /** Asks the operator for an inbox. */
  @FunctionalInterface
  public interface Hello {
    /** Asks, unless that is being done already. */
    void say() throws IOException;
  }

  private record Read(Received received, ToAgent message) {}

  /** Receives until interrupted. */
  public void run() throws InterruptedException {
    while (true) {
      receiveOnce();
    }
  }

  /** Waits until the inbox could be read for the first time. */
  public void awaitReadable() throws InterruptedException {
    readable.await();
  }

  void receiveOnce() throws InterruptedException {
    try {
      List<Received> batch = inbox.receive();
      failures = 0;
      readable.countDown();
      handleAll(batch);
    } catch (NotYetReadable e) {
      notYet(e);
      time.pause(backoff.after(failures));
    } catch (IOException e) {
      failures++;
      LOG.warn("receiving failed, again soon: {}", e.getMessage());
      time.pause(backoff.after(failures));
    }
  }

  private void notYet(NotYetReadable why) {
    failures++;
    LOG.info("saying hello: {}", why.getMessage());
    try {
      hello.say();
    } catch (IOException e) {
      LOG.warn("hello could not be stored: {}", e.getMessage());
    }
  }

  /** Cancels first: what comes with its own cancel must not begin. */
  private void handleAll(List<Received> batch) {
    List<Read> cancels = new ArrayList<>();
    List<Read> others = new ArrayList<>();
    for (Received received : batch) {
      try {
        Optional<ToAgent> message = handling.read(received);
        if (message.isEmpty()) {
          inbox.delete(received);
        } else if (message.get() instanceof Cancel cancel) {
          cancels.add(new Read(received, cancel));
        } else {
          others.add(new Read(received, message.get()));
        }
      } catch (IOException e) {
        comesAgain(e);
      }
    }
    cancels.forEach(this::handle);
    others.forEach(this::handle);
  }

  private void handle(Read message) {
    try {
      handling.handle(message.message());
      inbox.delete(message.received());
    } catch (IOException e) {
      comesAgain(e);
    }
  }

  private static void comesAgain(IOException e) {
    LOG.warn("a message was not dealt with and comes again: {}", e.getMessage());
  }
}
