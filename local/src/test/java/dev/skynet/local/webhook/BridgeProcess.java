package dev.skynet.local.webhook;

import static java.net.http.HttpResponse.BodyHandlers.ofString;

import dev.skynet.local.git.WebhookDelivery;
import dev.skynet.local.process.ChildProcess;
import dev.skynet.local.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** {@code bin/webhook} of the distribution, as a process. */
final class BridgeProcess implements AutoCloseable {
  static final String SECRET = "It's a Secret to Everybody";

  private static final Path PROGRAM = Path.of("../operator/target/dist/bin/webhook");
  private static final Duration START = Duration.ofSeconds(30);
  private static final Duration GRACE = Duration.ofSeconds(15);

  private final BridgeCluster cluster;
  private final ChildProcess process;
  private final Path secrets;
  private final int port;
  private final int healthPort;
  private final HttpClient client = HttpClient.newHttpClient();

  /**
   * Not started yet.
   *
   * @param account of the namespace skynet, and name of the process
   * @param namespaces as in SKYNET_NAMESPACES
   */
  BridgeProcess(BridgeCluster cluster, String account, String namespaces) {
    this.cluster = cluster;
    port = cluster.run().ports().next();
    healthPort = cluster.run().ports().next();
    secrets = cluster.run().directory("secrets-" + account);
    secret("first", SECRET);
    process =
        cluster
            .run()
            .child(
                new Command(
                    account,
                    List.of(PROGRAM.toAbsolutePath().normalize().toString()),
                    Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "KUBECONFIG", cluster.kubeconfigOf(account).toString(),
                        "SKYNET_BIND", "127.0.0.1",
                        "SKYNET_PORT", String.valueOf(port),
                        "SKYNET_HEALTH_PORT", String.valueOf(healthPort),
                        "SKYNET_NAMESPACES", namespaces,
                        "SKYNET_WEBHOOK_SECRETS_DIR", secrets.toString()),
                    cluster.run().path()));
  }

  /** Starts it and waits until it is ready. */
  BridgeProcess start() {
    process.start();
    process.awaitReady(() -> ask("readyz") == 200, START);
    return this;
  }

  ChildProcess process() {
    return process;
  }

  /** Delivers as GitHub does. */
  HttpResponse<String> deliver(WebhookDelivery delivery) throws IOException, InterruptedException {
    return deliver(delivery, SECRET);
  }

  HttpResponse<String> deliver(WebhookDelivery delivery, String secret)
      throws IOException, InterruptedException {
    return delivery.postTo(URI.create("http://127.0.0.1:" + port + "/webhooks/github"), secret);
  }

  /** Writes a file of the mounted Secret. */
  void secret(String file, String secret) {
    try {
      Files.writeString(secrets.resolve(file), secret + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void removeSecret(String file) throws IOException {
    Files.delete(secrets.resolve(file));
  }

  String metrics() throws IOException, InterruptedException {
    return client.send(request("metrics"), ofString()).body();
  }

  /** The status of a probe; 0 while nobody listens. */
  int ask(String path) {
    try {
      return client.send(request(path), ofString()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  String log() throws IOException {
    return Files.readString(process.log());
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + healthPort + "/" + path))
        .build();
  }

  @Override
  public void close() {
    cluster.run().end(process, GRACE);
    client.close();
  }
}
