package dev.skynet.agent.aws;

import dev.skynet.agent.objects.UploadTarget;
import dev.skynet.protocol.message.PresignedPut;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Presigned PUTs by the JDK's own HTTP client. */
public final class PresignedUploads implements UploadTarget {
  private static final Pattern CODE = Pattern.compile("<Code>([A-Za-z]{1,60})</Code>");
  private static final int CONNECT_MILLIS = 5_000;
  private static final int ANSWER_MILLIS = 30_000;
  private static final int MOST_ANSWER = 64 << 10;
  private static final int SERVER_ERRORS = 500;
  private static final int TOO_MANY_REQUESTS = 429;

  @Override
  public void put(PresignedPut put, Path file) throws UploadRefused, IOException {
    HttpURLConnection connection = open(put);
    try {
      connection.setRequestMethod("PUT");
      connection.setConnectTimeout(CONNECT_MILLIS);
      connection.setReadTimeout(ANSWER_MILLIS);
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(Files.size(file));
      put.headers()
          .forEach((name, values) -> values.forEach(v -> connection.addRequestProperty(name, v)));
      try (OutputStream body = connection.getOutputStream()) {
        Files.copy(file, body);
      }
      judge(put, connection);
    } finally {
      connection.disconnect();
    }
  }

  /** The URL is a credential: it must not reach a message. */
  private static HttpURLConnection open(PresignedPut put) throws UploadRefused, IOException {
    try {
      return (HttpURLConnection) new URI(put.url()).toURL().openConnection();
    } catch (URISyntaxException | IllegalArgumentException | ClassCastException e) {
      throw new UploadRefused("the URL for " + put.key() + " is none");
    }
  }

  private static void judge(PresignedPut put, HttpURLConnection connection)
      throws UploadRefused, IOException {
    int status = connection.getResponseCode();
    if (status / 100 == 2) {
      return;
    }
    String text = "PUT of %s answers %d %s".formatted(put.key(), status, code(connection));
    if (status >= SERVER_ERRORS || status == TOO_MANY_REQUESTS) {
      throw new IOException(text);
    }
    throw new UploadRefused(text.strip());
  }

  private static String code(HttpURLConnection connection) throws IOException {
    try (InputStream answer = connection.getErrorStream()) {
      if (answer == null) {
        return "";
      }
      String text = new String(answer.readNBytes(MOST_ANSWER), StandardCharsets.UTF_8);
      Matcher matcher = CODE.matcher(text);
      return matcher.find() ? matcher.group(1) : "";
    }
  }
}
