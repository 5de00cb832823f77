package dev.skynet.operator.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.operator.webhook.BodyReader.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How much of the bodies is in memory at once, and who waits for whom. */
class BodyMemoryTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void stop() {
    end.countDown();
    threads.close();
  }

  @Test
  void whoAnnouncesMuchAndSendsLittleKeepsNobodyOut() throws Exception {
    // given
    BodyReader reader = new BodyReader(() -> 0, Duration.ZERO);
    for (int i = 0; i < 500; i++) {
      var _ = threads.submit(() -> read(reader, BodyReader.LIMIT, new Stalling(1)));
    }

    // then
    assertThat(read(reader, BodyReader.LIMIT, sent(BodyReader.LIMIT))).isEqualTo(BodyReader.LIMIT);
  }

  @Test
  void largeBodiesAreReadOneAfterTheOther() throws Exception {
    // given
    BodyReader reader = new BodyReader(() -> 0, Duration.ofMinutes(1));

    // when
    List<Future<Integer>> all =
        IntStream.range(0, 4)
            .mapToObj(
                i -> threads.submit(() -> read(reader, BodyReader.LIMIT, sent(BodyReader.LIMIT))))
            .toList();

    // then
    for (Future<Integer> one : all) {
      assertThat(one.get()).isEqualTo(BodyReader.LIMIT);
    }
  }

  @Test
  void whileALargeBodyIsReadSmallOnesAreAnsweredAndALargeOneIsSentAway() throws Exception {
    // given
    BodyReader reader = new BodyReader(() -> 0, Duration.ZERO);
    Stalling half = new Stalling(BodyReader.LIMIT / 2);
    var _ = threads.submit(() -> read(reader, BodyReader.LIMIT, half));
    half.stalled.await();

    // then
    assertThat(read(reader, BodyReader.SMALL, sent(BodyReader.SMALL))).isEqualTo(BodyReader.SMALL);
    assertThatThrownBy(() -> read(reader, BodyReader.LIMIT, sent(BodyReader.LIMIT)))
        .isInstanceOf(RefusedException.class)
        .hasMessage("too much at once; deliver again");
  }

  @Test
  void manySmallBodiesTakeNoMoreThanTheirShare() throws Exception {
    // given
    BodyReader reader = new BodyReader(() -> 0, Duration.ZERO);
    for (int i = 0; i < 16; i++) {
      Stalling full = new Stalling(BodyReader.SMALL);
      var _ = threads.submit(() -> read(reader, BodyReader.SMALL, full));
      full.stalled.await();
    }

    // then
    assertThatThrownBy(() -> read(reader, 1, sent(1)))
        .isInstanceOf(RefusedException.class)
        .hasMessage("too much at once; deliver again");
  }

  private static int read(BodyReader reader, int length, InputStream in) throws Exception {
    int[] size = new int[1];
    reader.with(
        OptionalLong.of(length),
        in,
        body -> {
          size[0] = body.length;
          return Answer.of(WebhookResult.PING, "");
        });
    return size[0];
  }

  private static InputStream sent(int bytes) {
    return new ByteArrayInputStream(new byte[bytes]);
  }

  /** Sends all but the last of so many bytes, and then nothing until the test ends. */
  private final class Stalling extends InputStream {
    private final CountDownLatch stalled = new CountDownLatch(1);
    private final InputStream all;

    Stalling(int bytes) {
      all = new SequenceInputStream(sent(bytes - 1), new Silence());
    }

    @Override
    public int read() throws IOException {
      return all.read();
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      return all.read(to, offset, length);
    }

    private final class Silence extends InputStream {
      @Override
      public int read() {
        stalled.countDown();
        try {
          end.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        return -1;
      }

      @Override
      public int read(byte[] to, int offset, int length) {
        return read();
      }
    }
  }
}
