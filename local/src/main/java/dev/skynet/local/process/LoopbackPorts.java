package dev.skynet.local.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Ports of 127.0.0.1 for servers that are killed and started again on the same one. They lie below
 * the range from which Linux takes the ports of outgoing connections (32768 and up), so that none
 * of those sits on a port while its server is down.
 */
public final class LoopbackPorts {
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;
  private static final int TRIES = 1_000;

  private final RandomGenerator random;
  private final Set<Integer> given = ConcurrentHashMap.newKeySet();

  /**
   * Takes its picks from the given source: two runs that begin at once should not try the same
   * ports.
   */
  public LoopbackPorts(RandomGenerator random) {
    this.random = random;
  }

  /**
   * A port that nothing listens on now, and that was not given before: who got it may not listen
   * yet.
   *
   * @throws IllegalStateException if none was found
   */
  public int next() {
    for (int i = 0; i < TRIES; i++) {
      int port = random.nextInt(FIRST, LAST);
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        if (given.add(port)) {
          return probe.getLocalPort();
        }
      } catch (IOException e) {
        // taken: the next pick
      }
    }
    throw new IllegalStateException("no free port between " + FIRST + " and " + LAST);
  }
}
