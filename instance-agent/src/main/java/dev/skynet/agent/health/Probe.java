package dev.skynet.agent.health;

import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.processes.Command;
import dev.skynet.agent.processes.Exit;
import dev.skynet.agent.processes.Processes;
import dev.skynet.agent.release.InstalledRelease;
import dev.skynet.agent.time.Deadline;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.protocol.bundle.SkynetFile.Check;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Asks one question of a release, once. */
public final class Probe {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration COMMAND = Duration.ofSeconds(30);
  private static final int MOST_BODY = 1 << 20;
  private static final int CHUNK = 8 << 10;

  private final Processes processes;
  private final MonotonicTime time;

  public Probe(Processes processes, MonotonicTime time) {
    this.processes = processes;
    this.time = time;
  }

  /** What commands of checks carry that write to this output. */
  public static String mark(Path output) {
    return output + "#check";
  }

  /** What is wrong, for a person; nothing when the check passes. */
  Optional<String> ask(Check check, InstalledRelease release, Path output, TicketControl control)
      throws IOException, InterruptedException {
    return switch (check) {
      case Check.Http http -> http(http, release.environment());
      case Check.Tcp tcp -> tcp(tcp, release.environment());
      case Check.Command command -> command(command, release, output, control);
    };
  }

  private Optional<String> http(Check.Http check, Map<String, String> environment) {
    String url = Placeholders.fill(check.url(), environment);
    try {
      var connection = (HttpURLConnection) new URI(url).toURL().openConnection();
      try {
        connection.setConnectTimeout((int) CONNECT.toMillis());
        connection.setReadTimeout((int) ANSWER.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        connection.setRequestProperty("Connection", "close");
        return judge(check, url, environment, connection);
      } finally {
        connection.disconnect();
      }
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      return Optional.of("GET " + url + ": " + e.getMessage());
    }
  }

  private Optional<String> judge(
      Check.Http check, String url, Map<String, String> environment, HttpURLConnection connection)
      throws IOException {
    int status = connection.getResponseCode();
    if (status != check.status()) {
      return Optional.of("GET %s answers %d, not %d".formatted(url, status, check.status()));
    }
    if (check.contains().isEmpty()) {
      return Optional.empty();
    }
    String wanted = Placeholders.fill(check.contains().get(), environment);
    return body(connection).contains(wanted)
        ? Optional.empty()
        : Optional.of("GET %s answers without '%s'".formatted(url, wanted));
  }

  private String body(HttpURLConnection connection) throws IOException {
    InputStream stream =
        connection.getResponseCode() < HttpURLConnection.HTTP_BAD_REQUEST
            ? connection.getInputStream()
            : connection.getErrorStream();
    if (stream == null) {
      return "";
    }
    try (stream) {
      return new String(beginning(stream), StandardCharsets.UTF_8);
    }
  }

  /** An answer that never ends must not hold up the turn. */
  private byte[] beginning(InputStream stream) throws IOException {
    Deadline end = Deadline.in(time, ANSWER);
    var bytes = new ByteArrayOutputStream();
    byte[] chunk = new byte[CHUNK];
    int read = stream.read(chunk);
    while (read >= 0 && bytes.size() < MOST_BODY && !end.over()) {
      bytes.write(chunk, 0, read);
      read = stream.read(chunk);
    }
    return bytes.toByteArray();
  }

  private static Optional<String> tcp(Check.Tcp check, Map<String, String> environment) {
    String host = Placeholders.fill(check.host(), environment);
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, check.port()), (int) CONNECT.toMillis());
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("tcp %s:%d: %s".formatted(host, check.port(), e.getMessage()));
    }
  }

  private Optional<String> command(
      Check.Command check, InstalledRelease release, Path output, TicketControl control)
      throws IOException, InterruptedException {
    Exit exit =
        processes.run(
            new Command(
                Command.shell(check.run()),
                release.environment(),
                release.folder(),
                output,
                mark(output)),
            control.atMost(COMMAND),
            control::wanted);
    return switch (exit) {
      case Exit.Ended(int status) when status == 0 -> Optional.empty();
      case Exit.Ended(int status) ->
          Optional.of("'%s' ends with status %d".formatted(check.run(), status));
      case Exit.TimedOut() ->
          Optional.of("'%s' does not end within %d s".formatted(check.run(), COMMAND.toSeconds()));
      case Exit.Unwanted() -> Optional.of("'" + check.run() + "' was stopped");
    };
  }
}
