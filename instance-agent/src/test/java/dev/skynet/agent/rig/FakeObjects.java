package dev.skynet.agent.rig;

import dev.skynet.agent.objects.ObjectSource;
import dev.skynet.agent.objects.UploadTarget;
import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.release.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A bucket in memory, for reading and for presigned PUTs to {@code fake:<key>}. */
public final class FakeObjects implements ObjectSource, UploadTarget {
  private static final String SIGNED = "x-test-sha256";
  private static final String ANY = "any";
  private static final String SCHEME = "fake:";

  private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
  private final AtomicInteger failuresToCome = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean readable = true;
  private volatile boolean failing;
  private volatile CountDownLatch puts = new CountDownLatch(0);

  /** Puts an object there. */
  public void put(String key, byte[] bytes) {
    objects.put(key, bytes);
  }

  /** The bytes of an object. */
  public Optional<byte[]> get(String key) {
    return Optional.ofNullable(objects.get(key));
  }

  /** So many calls from now on fail. */
  public void failNext(int calls) {
    failuresToCome.set(calls);
  }

  /** Whether all calls fail. */
  public void failing(boolean fails) {
    failing = fails;
  }

  /** How many calls have failed. */
  public int failures() {
    return failures.get();
  }

  /** PUTs hang from now on, until {@link #letPutsGo()}. */
  public void holdPuts() {
    puts = new CountDownLatch(1);
  }

  /** PUTs that hang go on. */
  public void letPutsGo() {
    puts.countDown();
  }

  /** Whether this instance may read. */
  public void readable(boolean mayRead) {
    readable = mayRead;
  }

  /** Leave to write one object. */
  public static PresignedPut presigned(String key) {
    return new PresignedPut(key, SCHEME + key, Map.of(SIGNED, List.of(ANY)));
  }

  /** Leave to write one object with these bytes. */
  public static PresignedPut presigned(String key, Sha256 digest) {
    return new PresignedPut(key, SCHEME + key, Map.of(SIGNED, List.of(digest.hex())));
  }

  @Override
  public InputStream open(String key) throws ObjectRefused, IOException {
    failIfToFail();
    byte[] bytes = objects.get(key);
    if (bytes == null || !readable) {
      throw new ObjectRefused(key + " is not there");
    }
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public Optional<String> text(String key) throws ObjectRefused, IOException {
    failIfToFail();
    if (!readable) {
      throw new ObjectRefused(key + " may not be read");
    }
    return get(key).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void put(PresignedPut put, Path file) throws UploadRefused, IOException {
    try {
      puts.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // as a socket's does
      throw new IOException("interrupted", e);
    }
    failIfToFail();
    byte[] bytes = Files.readAllBytes(file);
    String signed = put.headers().getOrDefault(SIGNED, List.of("")).getFirst();
    if (!put.url().equals(SCHEME + put.key())
        || !(signed.equals(ANY) || signed.equals(Sha256.of(bytes).hex()))) {
      throw new UploadRefused("PUT of " + put.key() + " answers 403 SignatureDoesNotMatch");
    }
    objects.put(put.key(), bytes);
  }

  private void failIfToFail() throws IOException {
    if (failing || failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      failures.incrementAndGet();
      throw new IOException("S3 refuses");
    }
  }
}
