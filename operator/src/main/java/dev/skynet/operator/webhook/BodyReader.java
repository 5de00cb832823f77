package dev.skynet.operator.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Reads bodies that nobody has vouched for yet: none larger than the limit, none for longer than
 * the deadline, and never more bytes of them in memory at once than one largest body has.
 */
final class BodyReader {
  /** GitHub drops events over 25 MB instead of sending them. */
  static final int LIMIT = 25 * 1024 * 1024;

  /** GitHub hangs up after 10 s. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** What is left of GitHub's 10 s must do for the rest. */
  private static final Duration WAIT_FOR_MEMORY = Duration.ofSeconds(4);

  private static final int CHUNK = 64 * 1024;

  private final LongSupplier nanoTime;
  private final Semaphore bytes = new Semaphore(LIMIT, true);

  /** The body was not read; the result says why. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;
    private final WebhookResult result;

    RefusedException(WebhookResult result, String message) {
      super(message);
      this.result = result;
    }

    Answer answer() {
      return Answer.of(result, String.valueOf(getMessage()));
    }
  }

  /** What is done with a body while its bytes are counted. */
  interface Use {
    Answer answer(byte[] body);
  }

  /** Measures the deadline with a clock that only goes forward. */
  BodyReader(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /**
   * Reads the body and answers with it.
   *
   * @param length as the request says it; a body without one counts as a largest one
   */
  Answer with(OptionalLong length, InputStream in, Use use)
      throws RefusedException, IOException, InterruptedException {
    if (length.orElse(0) > LIMIT) {
      throw tooLarge();
    }
    int reserved = (int) length.orElse(LIMIT);
    if (!bytes.tryAcquire(reserved, WAIT_FOR_MEMORY.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new RefusedException(WebhookResult.UNAVAILABLE, "too much at once; deliver again");
    }
    try {
      return use.answer(read(length, in));
    } finally {
      bytes.release(reserved);
    }
  }

  private byte[] read(OptionalLong length, InputStream in) throws RefusedException, IOException {
    long started = nanoTime.getAsLong();
    byte[] body = new byte[(int) length.orElse(CHUNK)];
    int count = 0;
    while (length.isEmpty() || count < body.length) {
      if (count == body.length) {
        body = Arrays.copyOf(body, (int) Math.min(LIMIT + 1L, body.length * 2L));
      }
      int got = in.read(body, count, Math.min(CHUNK, body.length - count));
      if (got < 0) {
        return Arrays.copyOf(body, count);
      }
      count += got;
      if (count > LIMIT) {
        throw tooLarge();
      }
      if (nanoTime.getAsLong() - started > DEADLINE.toNanos()) {
        throw new RefusedException(
            WebhookResult.UNREADABLE, "the body took longer than " + DEADLINE.toSeconds() + " s");
      }
    }
    return body;
  }

  private static RefusedException tooLarge() {
    return new RefusedException(
        WebhookResult.TOO_LARGE, "the body is larger than " + LIMIT / 1024 / 1024 + " MiB");
  }
}
