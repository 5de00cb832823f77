package dev.skynet.local.kube;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;

/** Downloads that are worth nothing unless their SHA-256 is the expected one. */
final class CheckedDownload {
  /** Short: behind a firewall the next way should get its turn soon. */
  private static final Duration CONNECT = Duration.ofSeconds(5);

  private static final Duration FIRST_BYTE = Duration.ofSeconds(30);
  private static final Duration STALL = Duration.ofSeconds(30);

  private final Duration stall;

  CheckedDownload() {
    this(STALL);
  }

  /**
   * @param stall a download of which nothing comes for so long is given up
   */
  CheckedDownload(Duration stall) {
    this.stall = stall;
  }

  /**
   * A small text file.
   *
   * @throws IOException if it cannot be had; the message names the address
   */
  String text(URI address) throws IOException {
    try (HttpClient client = client();
        InputStream in = body(client, address)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * A file, checked.
   *
   * @param sha256 in hexadecimal
   * @throws IOException if it cannot be had or is another one than expected
   */
  void file(URI address, String sha256, Path target) throws IOException {
    MessageDigest digest = sha256();
    try (HttpClient client = client();
        InputStream in = new DigestInputStream(body(client, address), digest);
        var out = Files.newOutputStream(target)) {
      in.transferTo(out);
    }
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(sha256.toLowerCase(Locale.ROOT))) {
      throw new IOException(
          "%s has the SHA-256 %s, but %s is published beside it".formatted(address, found, sha256));
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .connectTimeout(CONNECT)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .build();
  }

  private InputStream body(HttpClient client, URI address) throws IOException {
    HttpResponse<InputStream> response;
    try {
      response =
          client.send(
              HttpRequest.newBuilder(address).timeout(FIRST_BYTE).GET().build(),
              HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while reading " + address, e);
    } catch (IOException e) {
      throw new IOException("no answer from " + address + " (" + why(e) + ")", e);
    }
    // the client's own limit ends with the headers
    InputStream body = new StallingStream(response.body(), address, stall);
    if (response.statusCode() != 200) {
      body.close();
      throw new IOException(address + " answered " + response.statusCode());
    }
    return body;
  }

  private static String why(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException) {
        return "its host name is not known";
      }
      if (cause.getMessage() != null) {
        return cause.getMessage();
      }
    }
    return failure.getClass().getSimpleName();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
