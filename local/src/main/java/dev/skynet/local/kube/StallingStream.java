package dev.skynet.local.kube;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.Timeout;
import dev.failsafe.TimeoutExceededException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;

/** A body that may take long as a whole, but of which something must come now and then. */
final class StallingStream extends FilterInputStream {
  private final URI address;
  private final Duration limit;
  private final FailsafeExecutor<Integer> patience;
  private long count;

  /**
   * @param address for the message
   * @param limit of one read; a thread that waits longer is interrupted
   */
  StallingStream(InputStream in, URI address, Duration limit) {
    super(in);
    this.address = address;
    this.limit = limit;
    this.patience = Failsafe.with(Timeout.<Integer>builder(limit).withInterrupt().build());
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    try {
      int read = patience.get(() -> in.read(into, from, length));
      count += Math.max(0, read);
      return read;
    } catch (TimeoutExceededException e) {
      throw new IOException(
          "%s stalls: nothing more came for %s s after %d bytes"
              .formatted(address, limit.toMillis() / 1_000.0, count),
          e);
    } catch (FailsafeException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e);
    }
  }
}
