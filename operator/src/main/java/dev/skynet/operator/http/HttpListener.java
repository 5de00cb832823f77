package dev.skynet.operator.http;

import dev.skynet.operator.config.BadSettingException;
import dev.skynet.operator.config.Endpoint;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.function.Consumer;

/** One listening port; each request runs on its own virtual thread. */
public final class HttpListener implements AutoCloseable {
  private static final int MAX_CONNECTIONS = 512;
  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);
  private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(1);

  private final WebServer server;

  private HttpListener(WebServer server) {
    this.server = server;
  }

  /**
   * Listens until closed.
   *
   * @param grace how long {@link #close} waits for requests under way
   * @throws BadSettingException if nobody can listen there; it names the setting
   */
  public static HttpListener start(
      Endpoint endpoint, Duration grace, Consumer<HttpRouting.Builder> routing) {
    InetAddress address = InetAddress.ofLiteral(endpoint.address());
    check(endpoint, address);
    WebServer server =
        WebServer.builder()
            .address(address)
            .port(endpoint.port())
            .shutdownGracePeriod(grace)
            // The main decides in which order things stop.
            .shutdownHook(false)
            .maxTcpConnections(MAX_CONNECTIONS)
            .idleConnectionTimeout(IDLE_TIMEOUT)
            .connectionOptions(options -> options.readTimeout(READ_TIMEOUT))
            .routing(routing)
            .build()
            .start();
    if (!server.isRunning()) {
      throw endpoint.portRefused("taken meanwhile");
    }
    return new HttpListener(server);
  }

  /**
   * Helidon logs a stack trace, throws nothing and goes on without a port: so it is tried first.
   */
  private static void check(Endpoint endpoint, InetAddress address) {
    try {
      bind(address, 0);
    } catch (IOException e) {
      throw endpoint.addressRefused(String.valueOf(e.getMessage()));
    }
    try {
      bind(address, endpoint.port());
    } catch (IOException e) {
      throw endpoint.portRefused(String.valueOf(e.getMessage()));
    }
  }

  private static void bind(InetAddress address, int port) throws IOException {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(address, port));
    }
  }

  /** The port that is listened on. */
  public int port() {
    return server.port();
  }

  /** Accepts nothing more, and waits for requests under way up to the grace period. */
  @Override
  public void close() {
    server.stop();
  }
}
