package dev.skynet.operator.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** Serves the repositories of a directory by git's own {@code http-backend}. */
final class GitHttpServer implements AutoCloseable {
  private final Path root;
  private final HttpServer server;
  private final List<String> logins = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile String expectedLogin = "";
  private volatile int stallAfter = Integer.MAX_VALUE;

  GitHttpServer(Path root, HttpServer server) {
    this.root = root;
    this.server = server;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  static GitHttpServer over(Path root) throws IOException {
    return new GitHttpServer(
        root, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  /** From now on only this login is let in. */
  void requireLogin(String username, String password) {
    byte[] login = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    expectedLogin = "Basic " + Base64.getEncoder().encodeToString(login);
  }

  /** From now on all below the path gets this answer. */
  void answers(String path, int status, Map<String, String> headers) {
    server.createContext(
        path,
        exchange -> {
          headers.forEach(exchange.getResponseHeaders()::set);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
  }

  /**
   * From now on whoever logs in below the path is sent elsewhere; the others are asked to log in.
   */
  void redirectsAfterLogin(String path, String target) {
    server.createContext(
        path,
        exchange -> {
          boolean in = exchange.getRequestHeaders().containsKey("Authorization");
          exchange
              .getResponseHeaders()
              .set(in ? "Location" : "WWW-Authenticate", in ? target : "Basic realm=\"git\"");
          exchange.sendResponseHeaders(in ? 302 : 401, -1);
          exchange.close();
        });
  }

  /** From now on below the path there are branches without end. */
  void neverEnds(String path) {
    server.createContext(
        path,
        exchange -> {
          exchange
              .getResponseHeaders()
              .set("Content-Type", "application/x-git-upload-pack-advertisement");
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write("001e# service=git-upload-pack\n0000".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; ; i++) {
              String ref = "%s refs/heads/b%09d\n".formatted("1".repeat(40), i);
              out.write(
                  "%04x%s".formatted(ref.length() + 4, ref).getBytes(StandardCharsets.US_ASCII));
            }
          }
        });
  }

  /** From now on no answer goes on after so many bytes, nor does it end. */
  void stallsAfter(int bytes) {
    stallAfter = bytes;
  }

  /** Every Authorization header that came, in order. */
  List<String> logins() {
    return logins;
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + "/" + path;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String login =
          Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
      if (!login.isEmpty()) {
        logins.add(login);
      }
      if (expectedLogin.isEmpty() || expectedLogin.equals(login)) {
        run(exchange);
      } else {
        exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
      }
    }
  }

  private void run(HttpExchange exchange) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder("git", "http-backend").redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> env = builder.environment();
    env.put("GIT_PROJECT_ROOT", root.toString());
    env.put("GIT_HTTP_EXPORT_ALL", "1");
    env.put("PATH_INFO", exchange.getRequestURI().getPath());
    env.put("QUERY_STRING", Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""));
    env.put("REQUEST_METHOD", exchange.getRequestMethod());
    pass(exchange, "Content-Type", env, "CONTENT_TYPE");
    pass(exchange, "Content-Encoding", env, "HTTP_CONTENT_ENCODING");
    pass(exchange, "Git-Protocol", env, "HTTP_GIT_PROTOCOL");
    byte[] body = exchange.getRequestBody().readAllBytes();
    env.put("CONTENT_LENGTH", Integer.toString(body.length));
    Process git = builder.start();
    try (OutputStream in = git.getOutputStream()) {
      in.write(body);
    }
    try (InputStream out = git.getInputStream()) {
      relay(out, exchange);
    }
  }

  private static void pass(
      HttpExchange exchange, String header, Map<String, String> env, String variable) {
    String value = exchange.getRequestHeaders().getFirst(header);
    if (value != null) {
      env.put(variable, value);
    }
  }

  private void relay(InputStream out, HttpExchange exchange) throws IOException {
    int status = 200;
    for (String line = line(out); !line.isEmpty(); line = line(out)) {
      String value = line.substring(line.indexOf(':') + 1).strip();
      if (line.startsWith("Status:")) {
        status = Integer.parseInt(value.substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(line.substring(0, line.indexOf(':')), value);
      }
    }
    exchange.sendResponseHeaders(status, 0);
    exchange.getResponseBody().write(out.readNBytes(stallAfter));
    exchange.getResponseBody().flush();
    int more = out.read();
    if (more >= 0) {
      stall();
    }
  }

  private void stall() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }
}
