package dev.skynet.local.aws;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before a server and loses answers: the server has done what was asked, nobody is told. */
final class LossyFront implements AutoCloseable {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger toLose = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final ServerSocket listener;
  private final URI server;

  private LossyFront(ServerSocket listener, URI server) {
    this.listener = listener;
    this.server = server;
  }

  static LossyFront of(URI server) throws IOException {
    var front = new LossyFront(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
    front.threads.execute(front::accept);
    return front;
  }

  URI endpoint() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  void loseAnswersToNextPuts(int count) {
    toLose.set(count);
  }

  /** How many were lost. */
  int lost() {
    return lost.get();
  }

  private void accept() {
    try {
      while (true) {
        var client = listener.accept();
        var upstream = new Socket(server.getHost(), server.getPort());
        var losing = new AtomicBoolean();
        threads.execute(() -> ask(client, upstream, losing));
        threads.execute(() -> answer(client, upstream, losing));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void ask(Socket client, Socket upstream, AtomicBoolean losing) {
    pipe(
        client,
        upstream,
        chunk -> {
          if (chunk.startsWith("PUT ") && toLose.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
            losing.set(true);
          }
          return true;
        });
  }

  private void answer(Socket client, Socket upstream, AtomicBoolean losing) {
    pipe(
        upstream,
        client,
        chunk -> {
          // 100-continue is no answer yet
          if (losing.get() && !chunk.startsWith("HTTP/1.1 100")) {
            lost.incrementAndGet();
            return false;
          }
          return true;
        });
  }

  private interface Gate {
    boolean passes(String chunk);
  }

  private static void pipe(Socket from, Socket to, Gate gate) {
    try (from;
        to) {
      var buffer = new byte[64 * 1024];
      for (int n = from.getInputStream().read(buffer);
          n >= 0 && gate.passes(new String(buffer, 0, n, US_ASCII));
          n = from.getInputStream().read(buffer)) {
        to.getOutputStream().write(buffer, 0, n);
      }
    } catch (IOException e) {
      // one side is gone, so is the other
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    threads.shutdownNow();
  }
}
