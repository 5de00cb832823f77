package dev.skynet.operator.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.S3Keys;
import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.Manifest;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store of sources and artifacts must do. */
public abstract class ArtifactStoreContract {
  private static final AtomicInteger FLEETS = new AtomicInteger();
  private static final GroupName WEB = new GroupName("shop", "web");
  private static final Sha256 BUILD_KEY = Sha256.ofLines("build key");
  private static final Duration VALID_FOR = Duration.ofMinutes(5);
  private static final byte[] BYTES = "the packed artifact".getBytes(UTF_8);
  private static final Sha256 DIGEST = Sha256.of(BYTES);

  /** Of this test alone. */
  protected final Fleet fleet = new Fleet("artifacts" + FLEETS.incrementAndGet());

  /** The store under test. */
  protected abstract ArtifactStore store();

  /** Puts with every header that was signed, as an agent does; gives the HTTP status. */
  protected abstract int upload(PresignedPut put, byte[] body) throws Exception;

  /** The bytes of an object. */
  protected abstract Optional<byte[]> stored(String key);

  @Test
  protected void putsASourceOnceAndForAll(@TempDir Path dir) throws Exception {
    // given
    var file = Files.write(dir.resolve("source.tar.gz"), BYTES);

    // when
    store().putSource(WEB, file, DIGEST, BYTES.length);
    store().putSource(WEB, file, DIGEST, BYTES.length);

    // then
    assertThat(stored(new S3Keys(fleet).source(WEB, DIGEST))).contains(BYTES);
  }

  @Test
  protected void findsNoManifestBeforeOneStands() throws Exception {
    assertThat(store().findManifest(WEB, BUILD_KEY)).isEmpty();
  }

  @Test
  protected void publishesWhatWasUploaded() throws Exception {
    // given
    uploadArtifact();
    var manifest = manifest("lead-1", BYTES.length);

    // when
    var published = store().publishManifest(WEB, manifest);

    // then
    assertThat(published).contains(manifest);
    assertThat(store().findManifest(WEB, BUILD_KEY)).contains(manifest);
  }

  @Test
  protected void publishesNothingThatIsNotThere() throws Exception {
    // when
    var published = store().publishManifest(WEB, manifest("lead-1", BYTES.length));

    // then
    assertThat(published).isEmpty();
    assertThat(store().findManifest(WEB, BUILD_KEY)).isEmpty();
  }

  @Test
  protected void publishesNothingOfAnotherSize() throws Exception {
    // given
    uploadArtifact();

    // when
    var published = store().publishManifest(WEB, manifest("lead-1", BYTES.length + 1));

    // then
    assertThat(published).isEmpty();
    assertThat(store().findManifest(WEB, BUILD_KEY)).isEmpty();
  }

  @Test
  protected void theFirstManifestStands() throws Exception {
    // given
    uploadArtifact();
    var first = manifest("lead-1", BYTES.length);
    store().publishManifest(WEB, first);

    // when
    var answer = store().publishManifest(WEB, manifest("lead-2", BYTES.length));

    // then
    assertThat(answer).contains(first);
  }

  @Test
  protected void exactlyOneManifestWins() throws Exception {
    // given
    uploadArtifact();
    int writers = 4;
    var start = new CyclicBarrier(writers);

    // when
    var answers = new HashSet<Optional<Manifest>>();
    try (var pool = Executors.newFixedThreadPool(writers)) {
      var tasks =
          IntStream.range(0, writers)
              .<Callable<Optional<Manifest>>>mapToObj(
                  n ->
                      () -> {
                        start.await();
                        return store().publishManifest(WEB, manifest("lead-" + n, BYTES.length));
                      })
              .toList();
      for (var answer : pool.invokeAll(tasks)) {
        answers.add(answer.get());
      }
    }

    // then
    assertThat(answers).containsExactly(store().findManifest(WEB, BUILD_KEY));
    assertThat(answers).doesNotContain(Optional.empty());
  }

  @Test
  protected void refusesOtherBytesThanTheSigned() throws Exception {
    // given
    var put = store().presignArtifact(WEB, BUILD_KEY, DIGEST, BYTES.length, VALID_FOR);
    var tampered = BYTES.clone();
    tampered[0] ^= 1;

    // then
    assertThat(upload(put, tampered)).isBetween(400, 499);
    assertThat(upload(put, "the packed artifact and more".getBytes(UTF_8))).isBetween(400, 499);
    assertThat(stored(put.key())).isEmpty();
    assertThat(upload(put, BYTES)).isEqualTo(200);
    assertThat(stored(put.key())).contains(BYTES);
  }

  @Test
  protected void theSameBytesMayBePutAgain() throws Exception {
    // given
    var put = store().presignArtifact(WEB, BUILD_KEY, DIGEST, BYTES.length, VALID_FOR);
    upload(put, BYTES);

    // then
    assertThat(upload(put, BYTES)).isEqualTo(200);
  }

  @Test
  protected void takesALogOfAnySize() throws Exception {
    // given
    var put = store().presignLog(WEB, "web-4f2a91c", "web-1", 1, VALID_FOR);

    // then
    assertThat(put.key()).isEqualTo(new S3Keys(fleet).log(WEB, "web-4f2a91c", "web-1", 1));
    assertThat(upload(put, "first".getBytes(UTF_8))).isEqualTo(200);
    assertThat(upload(put, "second, longer".getBytes(UTF_8))).isEqualTo(200);
    assertThat(stored(put.key())).contains("second, longer".getBytes(UTF_8));
  }

  private void uploadArtifact() throws Exception {
    upload(store().presignArtifact(WEB, BUILD_KEY, DIGEST, BYTES.length, VALID_FOR), BYTES);
  }

  private Manifest manifest(String lead, long size) {
    var key = new S3Keys(fleet).artifact(WEB, BUILD_KEY, DIGEST);
    var artifact = new Artifact(key, DIGEST, size, 100, 3, new Platform("linux", "x86_64"));
    return new Manifest(
        1,
        BUILD_KEY,
        "4f2a91c0".repeat(5),
        Sha256.ofLines("source"),
        artifact,
        lead,
        Instant.parse("2026-07-01T10:00:00Z"));
  }
}
