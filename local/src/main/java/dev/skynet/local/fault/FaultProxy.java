package dev.skynet.local.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Stands before a server and makes an outage of it. A change of mode is felt at once: what is open
 * at that moment, long polls too, is reset.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocket listener;
  private final InetSocketAddress target;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<Socket> open = new HashSet<>();
  private FaultMode mode = FaultMode.PASS;
  private long refused;

  private FaultProxy(ServerSocket listener, InetSocketAddress target) {
    this.listener = listener;
    this.target = target;
  }

  /**
   * Begins to listen, and passes.
   *
   * @param port of 127.0.0.1
   * @param target host and port are used
   * @throws UncheckedIOException if the port is taken
   */
  public static FaultProxy start(int port, URI target) {
    try {
      FaultProxy proxy =
          new FaultProxy(
              new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress()),
              new InetSocketAddress(target.getHost(), target.getPort()));
      Thread.ofVirtual().name("fault-proxy").start(proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port, e);
    }
  }

  /** What callers are given instead of the target's own address. */
  public URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /** Changes the mode, resets all that is open, and counts from zero. */
  public void mode(FaultMode next) {
    lock.lock();
    try {
      mode = next;
      refused = 0;
      open.forEach(Connections::reset);
      open.clear();
    } finally {
      lock.unlock();
    }
  }

  /** Calls refused since the mode was last changed: connections reset, or requests answered 503. */
  public long refused() {
    lock.lock();
    try {
      return refused;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until so many calls were refused since the mode was last changed.
   *
   * @throws IllegalStateException if that did not happen within the limit
   */
  public void awaitRefused(long calls, Duration limit) throws InterruptedException {
    long left = limit.toNanos();
    lock.lock();
    try {
      while (refused < calls) {
        if (left <= 0) {
          throw new IllegalStateException(
              "only %d of %d calls were refused within %s".formatted(refused, calls, limit));
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends it and resets all that is open. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      mode(FaultMode.REFUSE);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().name("fault-connection").start(() -> serve(client));
      } catch (IOException e) {
        // closed, or a caller that was gone before it was answered
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      switch (enter(client)) {
        case PASS -> relay(client);
        case REFUSE -> {
          Connections.reset(client);
          countRefused();
        }
        case UNAVAILABLE -> {
          if (Connections.answerUnavailable(client)) {
            countRefused();
          }
        }
      }
    } catch (IOException e) {
      Connections.reset(client); // the caller sees what the proxy saw
    } finally {
      leave(client);
    }
  }

  private void relay(Socket client) throws IOException {
    try (Socket server = new Socket()) {
      server.connect(target, (int) TimeUnit.SECONDS.toMillis(5));
      if (enter(server) != FaultMode.PASS) {
        return;
      }
      Thread back =
          Thread.ofVirtual().name("fault-back").start(() -> Connections.pump(server, client));
      Connections.pump(client, server);
      back.join();
      leave(server);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private FaultMode enter(Socket socket) {
    lock.lock();
    try {
      open.add(socket);
      return mode;
    } finally {
      lock.unlock();
    }
  }

  private void leave(Socket socket) {
    lock.lock();
    try {
      open.remove(socket);
    } finally {
      lock.unlock();
    }
  }

  private void countRefused() {
    lock.lock();
    try {
      refused++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
