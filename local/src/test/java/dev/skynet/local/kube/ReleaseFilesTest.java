package dev.skynet.local.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.skynet.protocol.release.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseFilesTest {
  private static final KubeRelease RELEASE = KubeRelease.pinned(new Platform("linux", "arm64"));
  private static final String KUBECTL = "/v1.36.3/bin/linux/arm64/kubectl";
  private static final String ETCD = "etcd-v3.6.8-linux-arm64";
  private static final byte[] PROGRAM = "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8);

  private final Map<String, byte[]> published = new HashMap<>();
  @TempDir Path temp;
  private HttpServer server;
  private String stalls = "";

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = published.get(exchange.getRequestURI().getPath());
          exchange.sendResponseHeaders(body == null ? 404 : 200, body == null ? -1 : body.length);
          if (exchange.getRequestURI().getPath().equals(stalls)) {
            exchange.getResponseBody().write(body, 0, 1);
            exchange.getResponseBody().flush();
            return;
          }
          if (body != null) {
            exchange.getResponseBody().write(body);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void takesAFileThatHasThePublishedDigest() throws Exception {
    // given
    publish(KUBECTL, PROGRAM);
    published.put(KUBECTL + ".sha256", text(sha256(PROGRAM)));
    // when
    files().provide(KubeProgram.KUBECTL, temp.resolve("kubectl"));
    // then
    assertThat(temp.resolve("kubectl")).hasBinaryContent(PROGRAM).isExecutable();
    assertThat(temp.toFile().list()).hasSize(1);
  }

  @Test
  void keepsNothingOfAFileWithAnotherDigest() throws Exception {
    // given
    publish(KUBECTL, PROGRAM);
    published.put(KUBECTL + ".sha256", text("0".repeat(64)));
    // then
    assertThatThrownBy(() -> files().provide(KubeProgram.KUBECTL, temp.resolve("kubectl")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(sha256(PROGRAM))
        .hasMessageContaining("0".repeat(64));
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void takesEtcdOutOfItsArchive() throws Exception {
    // given
    byte[] archive = archive(ETCD + "/etcd");
    publish("/v3.6.8/" + ETCD + ".tar.gz", archive);
    publish(
        "/v3.6.8/SHA256SUMS",
        text("0000  other.tar.gz\n" + sha256(archive) + "  " + ETCD + ".tar.gz\n"));
    // when
    files().provide(KubeProgram.ETCD, temp.resolve("etcd"));
    // then
    assertThat(temp.resolve("etcd")).hasBinaryContent(PROGRAM).isExecutable();
    assertThat(temp.toFile().list()).hasSize(1);
  }

  @Test
  void saysThatAFileIsNotThere() {
    assertThatThrownBy(() -> files().provide(KubeProgram.KUBECTL, temp.resolve("kubectl")))
        .hasMessageContaining(KUBECTL + ".sha256 answered 404");
  }

  @Test
  void saysThatNobodyAnswers() {
    // given
    server.stop(0);
    // then
    assertThatThrownBy(() -> files().provide(KubeProgram.API_SERVER, temp.resolve("x")))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("no answer from " + base());
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void givesUpAfterFiveSecondsOnAHostThatTakesNoConnection() throws IOException {
    // given
    try (FullServer full = new FullServer()) {
      ReleaseFiles files =
          new ReleaseFiles(RELEASE, full.address(), full.address(), new CheckedDownload());
      long asked = System.nanoTime();
      // then
      assertThatThrownBy(() -> files.provide(KubeProgram.KUBECTL, temp.resolve("kubectl")))
          .isInstanceOf(IOException.class)
          .hasMessageStartingWith("no answer from " + full.address())
          .hasMessageContaining("HTTP connect timed out");
      // the request as a whole would be given up after 30 s with the same words
      assertThat(Duration.ofNanos(System.nanoTime() - asked))
          .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(25));
    }
  }

  @ParameterizedTest
  @Timeout(60)
  @ValueSource(strings = {KUBECTL + ".sha256", KUBECTL})
  void givesUpOnABodyThatStopsHalfWay(String file) {
    // given
    publish(KUBECTL, PROGRAM);
    published.put(KUBECTL + ".sha256", text(sha256(PROGRAM)));
    stalls = file;
    ReleaseFiles files =
        new ReleaseFiles(RELEASE, base(), base(), new CheckedDownload(Duration.ofMillis(300)));
    // then
    assertThatThrownBy(() -> files.provide(KubeProgram.KUBECTL, temp.resolve("kubectl")))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "%s%s stalls: nothing more came for 0.3 s after 1 bytes".formatted(base(), file));
    assertThat(temp).isEmptyDirectory();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void saysThatAHostNameIsNotKnown() {
    URI nowhere = URI.create("http://releases.invalid");
    assertThatThrownBy(
            () ->
                new ReleaseFiles(RELEASE, nowhere, nowhere, new CheckedDownload())
                    .provide(KubeProgram.ETCD, temp.resolve("etcd")))
        .hasMessageContaining("releases.invalid")
        .hasMessageContaining("its host name is not known");
  }

  private ReleaseFiles files() {
    return new ReleaseFiles(RELEASE, base(), base(), new CheckedDownload());
  }

  private URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void publish(String path, byte[] content) {
    published.put(path, content);
  }

  private static byte[] archive(String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(PROGRAM.length);
      tar.putArchiveEntry(entry);
      tar.write(PROGRAM);
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] content) {
    return Sha256.of(content).hex();
  }
}
