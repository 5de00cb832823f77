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
 * the deadline, and never more of them in memory than one largest body and a few small ones. Memory
 * is taken as the bytes come: who announces much and sends nothing keeps nobody out.
 */
final class BodyReader {
  /** GitHub drops events over 25 MB instead of sending them. */
  static final int LIMIT = 25 * 1024 * 1024;

  /** Up to here a body is small: nearly all pushes are. */
  static final int SMALL = 1024 * 1024;

  /** Of all small bodies together. */
  private static final int SMALL_TOTAL = 16 * SMALL;

  /** Times the most connections it is less than what all small bodies may take. */
  private static final int FIRST = 16 * 1024;

  /** GitHub hangs up after 10 s. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** What is left of GitHub's 10 s must do for the rest. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final int CHUNK = 64 * 1024;

  private final LongSupplier nanoTime;
  private final Duration patience;
  private final Semaphore small = new Semaphore(SMALL_TOTAL, true);
  private final Semaphore large = new Semaphore(1, true);

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
    this(nanoTime, PATIENCE);
  }

  /**
   * With another patience.
   *
   * @param patience how long a body waits for memory that others hold, in all
   */
  BodyReader(LongSupplier nanoTime, Duration patience) {
    this.nanoTime = nanoTime;
    this.patience = patience;
  }

  /**
   * Reads the body and answers with it.
   *
   * @param length as the request says it
   */
  Answer with(OptionalLong length, InputStream in, Use use)
      throws RefusedException, IOException, InterruptedException {
    if (length.orElse(0) > LIMIT) {
      throw tooLarge();
    }
    try (Room room = new Room((int) length.orElse(LIMIT + 1L))) {
      return use.answer(read(room, in));
    }
  }

  private byte[] read(Room room, InputStream in)
      throws RefusedException, IOException, InterruptedException {
    long started = nanoTime.getAsLong();
    byte[] body = new byte[room.grow()];
    int count = 0;
    while (count < room.most) {
      if (count == body.length) {
        body = Arrays.copyOf(body, room.grow());
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

  /** The memory that one body holds. It doubles while the body is small; then it is all at once. */
  private final class Room implements AutoCloseable {
    private final int most;
    private int size;
    private int ofSmall;
    private int ofLarge;
    private long patienceLeft = patience.toNanos();

    Room(int most) {
      this.most = most;
    }

    int grow() throws RefusedException, InterruptedException {
      int wanted = Math.min(most, size == 0 ? FIRST : 2 * size);
      if (wanted <= SMALL) {
        take(small, wanted - size);
        ofSmall = wanted;
        size = wanted;
      } else {
        take(large, 1);
        ofLarge = 1;
        size = most;
      }
      return size;
    }

    private void take(Semaphore memory, int permits) throws RefusedException, InterruptedException {
      long asked = nanoTime.getAsLong();
      if (!memory.tryAcquire(permits, patienceLeft, TimeUnit.NANOSECONDS)) {
        throw new RefusedException(WebhookResult.UNAVAILABLE, "too much at once; deliver again");
      }
      patienceLeft -= nanoTime.getAsLong() - asked;
    }

    @Override
    public void close() {
      small.release(ofSmall);
      large.release(ofLarge);
    }
  }
}
