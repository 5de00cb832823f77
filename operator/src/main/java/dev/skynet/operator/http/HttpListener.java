package dev.skynet.operator.http;

import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.net.InetAddress;
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
   * @param bind an IP address
   * @param port 0 lets the system choose one
   * @param grace how long {@link #close} waits for requests under way
   * @throws RuntimeException if the address is in use or not of this host
   */
  public static HttpListener start(
      String bind, int port, Duration grace, Consumer<HttpRouting.Builder> routing) {
    return new HttpListener(
        WebServer.builder()
            .address(InetAddress.ofLiteral(bind))
            .port(port)
            .shutdownGracePeriod(grace)
            // The main decides in which order things stop.
            .shutdownHook(false)
            .maxTcpConnections(MAX_CONNECTIONS)
            .idleConnectionTimeout(IDLE_TIMEOUT)
            .connectionOptions(options -> options.readTimeout(READ_TIMEOUT))
            .routing(routing)
            .build()
            .start());
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
