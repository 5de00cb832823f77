package dev.skynet.agent.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.agent.objects.ObjectSource.ObjectRefused;
import dev.skynet.agent.objects.UploadTarget.UploadRefused;
import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.release.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the agent relies on in S3: reading, and presigned writing. */
public abstract class ObjectsContract {
  private static final byte[] BYTES = "bytes".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;

  /** Reads. */
  protected abstract ObjectSource source();

  /** Writes. */
  protected abstract UploadTarget target();

  /** Puts an object there, as the operator does. */
  protected abstract void put(String key, byte[] bytes);

  /** Leave to write exactly these bytes there. */
  protected abstract PresignedPut presigned(String key, Sha256 digest, long size);

  /** From now on nobody answers. */
  protected abstract void cut();

  @Test
  void readsAnObject() throws Exception {
    // given
    put("test/a", BYTES);
    // when
    try (InputStream stream = source().open("test/a")) {
      // then
      assertThat(stream.readAllBytes()).isEqualTo(BYTES);
    }
    assertThat(source().text("test/a")).contains("bytes");
  }

  @Test
  void tellsAnObjectThatIsNotThereFromNoAnswer() throws Exception {
    // given
    assertThat(source().text("test/none")).isEmpty();
    assertThatThrownBy(() -> source().open("test/none"))
        .isInstanceOf(ObjectRefused.class)
        .hasMessageContaining("test/none");
    // when
    cut();
    // then
    assertThatThrownBy(() -> source().text("test/none")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> source().open("test/none")).isInstanceOf(IOException.class);
  }

  @Test
  void writesWhatWasSigned() throws Exception {
    // given
    Path file = Files.write(folder.resolve("file"), BYTES);
    // when
    target().put(presigned("test/b", Sha256.of(BYTES), BYTES.length), file);
    // then
    assertThat(source().text("test/b")).contains("bytes");
  }

  @Test
  void isRefusedOtherBytesThanWereSigned() throws Exception {
    // given
    Path file = Files.writeString(folder.resolve("file"), "tampered");
    PresignedPut put = presigned("test/c", Sha256.of(BYTES), BYTES.length);
    // when
    assertThatThrownBy(() -> target().put(put, file))
        .isInstanceOf(UploadRefused.class)
        .hasMessageContaining("test/c")
        .message()
        .doesNotContain(put.url());
    // then
    assertThat(source().text("test/c")).isEmpty();
  }

  @Test
  void saysWhenAnUploadMayBeTriedAgain() throws Exception {
    // given
    Path file = Files.write(folder.resolve("file"), BYTES);
    PresignedPut put = presigned("test/d", Sha256.of(BYTES), BYTES.length);
    // when
    cut();
    // then
    assertThatThrownBy(() -> target().put(put, file)).isInstanceOf(IOException.class);
  }
}
