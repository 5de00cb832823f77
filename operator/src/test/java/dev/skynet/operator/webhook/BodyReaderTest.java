package dev.skynet.operator.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.operator.webhook.BodyReader.RefusedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {
  private final AtomicLong nanos = new AtomicLong();
  private final BodyReader reader = new BodyReader(nanos::get);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_384, 16_385, 65_536, 300_000, 1_048_576, 1_048_577, 3_000_000})
  void readsEveryByteWithAndWithoutALength(int size) throws Exception {
    byte[] sent = new byte[size];
    Arrays.fill(sent, (byte) 7);
    assertThat(read(OptionalLong.of(size), new ByteArrayInputStream(sent))).isEqualTo(sent);
    assertThat(read(OptionalLong.empty(), new ByteArrayInputStream(sent))).isEqualTo(sent);
  }

  @Test
  void theLimitItselfIsNotTooLarge() throws Exception {
    byte[] sent = new byte[BodyReader.LIMIT];
    assertThat(read(OptionalLong.empty(), new ByteArrayInputStream(sent)))
        .hasSize(BodyReader.LIMIT);
  }

  @Test
  void oneByteMoreIsRefusedWhetherItIsAnnouncedOrNot() {
    byte[] sent = new byte[BodyReader.LIMIT + 1];
    for (OptionalLong length :
        new OptionalLong[] {OptionalLong.of(sent.length), OptionalLong.empty()}) {
      assertThatThrownBy(() -> read(length, new ByteArrayInputStream(sent)))
          .isInstanceOf(RefusedException.class)
          .hasMessage("the body is larger than 25 MiB");
    }
  }

  @Test
  void aBodyThatTricklesIsRefused() {
    // given
    InputStream trickle =
        new InputStream() {
          @Override
          public int read() {
            nanos.addAndGet(Duration.ofSeconds(4).toNanos());
            return 'x';
          }

          @Override
          public int read(byte[] to, int offset, int length) {
            to[offset] = (byte) read();
            return 1;
          }
        };

    // then
    assertThatThrownBy(() -> read(OptionalLong.of(1000), trickle))
        .isInstanceOf(RefusedException.class)
        .hasMessage("the body took longer than 10 s");
  }

  @Test
  void memoryIsGivenBackAlsoAfterARefusal() throws Exception {
    // given
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> read(OptionalLong.empty(), new FailingStream()))
          .isInstanceOf(IOException.class);
    }

    // when
    byte[] body = read(OptionalLong.of(3), new ByteArrayInputStream(new byte[] {1, 2, 3}));

    // then
    assertThat(body).hasSize(3);
  }

  private static final class FailingStream extends InputStream {
    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      throw new IOException("connection reset");
    }

    @Override
    public int read() throws IOException {
      throw new IOException("connection reset");
    }
  }

  private byte[] read(OptionalLong length, InputStream in) throws Exception {
    byte[][] read = new byte[1][];
    reader.with(
        length,
        in,
        body -> {
          read[0] = body;
          return Answer.of(WebhookResult.PING, "");
        });
    return read[0];
  }
}
