package dev.skynet.local.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * S3 by S3Proxy over a directory. It checks signatures, checksums, {@code If-None-Match} and {@code
 * If-Match}; it knows no tags, policies or lifecycle, and the keys {@code a} and {@code a/b} cannot
 * both exist.
 */
public final class S3Server implements AutoCloseable {
  private static final long STOP_WITHIN_MILLIS = 1_000;

  private final S3Proxy server;
  private final URI endpoint;

  private S3Server(S3Proxy server, URI endpoint) {
    this.server = server;
    this.endpoint = endpoint;
  }

  /**
   * Starts it.
   *
   * @param port of 127.0.0.1
   * @param data where the objects are kept; made if missing
   * @param accessKey the only one it accepts
   * @param secretKey signs requests
   */
  public static S3Server start(int port, Path data, String accessKey, String secretKey) {
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    try {
      Files.createDirectories(data);
      S3Proxy server =
          S3Proxy.builder()
              .blobStore(new CompareAndSetStore(new FilesystemNio2BlobStore(data.toString())))
              .endpoint(endpoint)
              .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, accessKey, secretKey)
              .ignoreUnknownHeaders(true)
              .stopTimeout(STOP_WITHIN_MILLIS)
              .build();
      server.start();
      return new S3Server(server, endpoint);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep objects in " + data, e);
    } catch (Exception e) { // as S3Proxy declares it
      throw new IllegalStateException("cannot start S3 on " + endpoint, e);
    }
  }

  /** For {@code AWS_ENDPOINT_URL_S3}. */
  public URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // as S3Proxy declares it
      throw new IllegalStateException("S3 did not stop", e);
    }
  }
}
