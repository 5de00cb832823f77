package dev.skynet.local.kubelet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * An address of 127.0.0.0/8 for every pod, so that all may listen on the same ports. A /24 belongs
 * to one kubelet of the machine: it is claimed by listening on its first address, which ends with
 * the JVM whatever happens to it.
 */
final class PodAddresses implements AutoCloseable {
  /** The kubelet's own, so that nothing else listens there. */
  private static final int CLAIM_PORT = 10250;

  private static final int TRIES = 100;
  private static final int FIRST = 2;
  private static final int LAST = 254;

  private final ServerSocket claim;
  private final String prefix;
  private final Set<Integer> taken = new HashSet<>();
  private int last = FIRST - 1;

  private PodAddresses(ServerSocket claim, String prefix) {
    this.claim = claim;
    this.prefix = prefix;
  }

  static PodAddresses claim(RandomGenerator random) {
    for (int i = 0; i < TRIES; i++) {
      // 127.0.x is left to whatever else uses loopback addresses
      String prefix = "127." + random.nextInt(1, 255) + "." + random.nextInt(1, 255) + ".";
      Optional<ServerSocket> claim = listen(prefix + "1");
      if (claim.isPresent()) {
        return new PodAddresses(claim.get(), prefix);
      }
    }
    throw new IllegalStateException(
        "no free block of loopback addresses: cannot listen on port "
            + CLAIM_PORT
            + " of 127.x.y.1");
  }

  private static Optional<ServerSocket> listen(String address) {
    try {
      return Optional.of(new ServerSocket(CLAIM_PORT, 1, InetAddress.getByName(address)));
    } catch (IOException e) {
      return Optional.empty(); // another kubelet's
    }
  }

  /** The next free one, in turn, so that a new pod seldom gets the address of one just gone. */
  synchronized String take() {
    for (int i = FIRST; i <= LAST; i++) {
      last = last == LAST ? FIRST : last + 1;
      if (taken.add(last)) {
        return prefix + last;
      }
    }
    throw new IllegalStateException("all " + taken.size() + " pod addresses are in use");
  }

  synchronized void release(String address) {
    taken.remove(Integer.valueOf(address.substring(prefix.length())));
  }

  @Override
  public void close() {
    try {
      claim.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
