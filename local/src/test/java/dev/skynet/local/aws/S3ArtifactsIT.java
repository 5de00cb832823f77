package dev.skynet.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.operator.artifact.ArtifactStore;
import dev.skynet.operator.artifact.ArtifactStoreContract;
import dev.skynet.operator.aws.S3Artifacts;
import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.S3Keys;
import dev.skynet.protocol.release.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

class S3ArtifactsIT extends ArtifactStoreContract {
  @RegisterExtension private static final AwsUnderTest AWS = new AwsUnderTest();

  private static final GroupName WEB = new GroupName("shop", "web");
  private static final Sha256 BUILD_KEY = Sha256.ofLines("build key");

  private final String bucket = AWS.make(fleet).bucket();
  private final S3Client s3 = AWS.clients().s3();
  private final S3Artifacts artifacts = new S3Artifacts(AWS.clients(), fleet, bucket);

  @Override
  protected ArtifactStore store() {
    return artifacts;
  }

  @Override
  protected int upload(PresignedPut put, byte[] body) throws Exception {
    return upload(put, body, true);
  }

  @Override
  protected Optional<byte[]> stored(String key) {
    try {
      return Optional.of(s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)).asByteArray());
    } catch (NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  @Test
  void theBindingIsPartOfTheSignature() throws Exception {
    // given
    var body = "x".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var put = artifacts.presignArtifact(WEB, BUILD_KEY, Sha256.of(body), 1, Duration.ofMinutes(5));
    assertThat(put.headers()).doesNotContainKey("host").doesNotContainKey("Host");

    // then
    assertThat(upload(put, body, false)).isEqualTo(403);
    assertThat(upload(put, body, true)).isEqualTo(200);
  }

  @Test
  void saysWhichManifestNobodyCanRead() {
    // given
    var key = new S3Keys(fleet).manifest(WEB, BUILD_KEY);
    s3.putObject(r -> r.bucket(bucket).key(key), RequestBody.fromString("{}"));

    // then
    assertThatThrownBy(() -> artifacts.findManifest(WEB, BUILD_KEY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(key)
        .hasMessageContaining("delete it");
  }

  /** Puts without the headers that were signed, but for those that every client sends. */
  private static int upload(PresignedPut put, byte[] body, boolean asSigned) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(put.url()))
            .PUT(HttpRequest.BodyPublishers.ofByteArray(body));
    if (asSigned) {
      // this client sends the content length by itself and takes no other
      put.headers()
          .forEach(
              (name, values) -> {
                if (!name.equalsIgnoreCase("content-length")) {
                  values.forEach(value -> request.header(name, value));
                }
              });
    }
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }
}
