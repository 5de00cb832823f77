package dev.skynet.local.webhook;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.local.git.GitRepository;
import dev.skynet.local.git.GitServer;
import dev.skynet.local.git.Push;
import dev.skynet.local.git.WebhookDelivery;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What a story about the bridge needs: an API server, a forge and the bridge, one of each for a
 * class; a namespace and a repository with one commit for each story.
 */
final class BridgeStage implements BeforeEachCallback, AfterAllCallback {
  static final Duration SOON = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final BridgeCluster cluster = new BridgeCluster();
  private final GitServer forge =
      GitServer.start(
          cluster.run().ports().next(), cluster.run().directory("git"), InstantSource.system());
  private final BridgeProcess bridge = new BridgeProcess(cluster, "webhook", "").start();

  private String namespace = "";
  private GitRepository shop = forge.create("acme", "shop");

  @Override
  public void beforeEach(ExtensionContext context) {
    namespace = cluster.namespace();
    shop = forge.create("acme", "shop-" + namespace);
    change("web/index.html", "0");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    bridge.close();
    forge.close();
    cluster.close();
  }

  BridgeCluster cluster() {
    return cluster;
  }

  BridgeProcess bridge() {
    return bridge;
  }

  /** Of this story. */
  String namespace() {
    return namespace;
  }

  /** Of this story. */
  GitRepository shop() {
    return shop;
  }

  /** Applies a group that follows main of the story's repository, and answers its uid. */
  String group(String name, String... paths) {
    return cluster.group(namespace, name, shop.cloneUrl(), paths);
  }

  /** Pushes one changed file to main. */
  Push change(String path, String content) {
    return shop.change("main").write(path, content).push("Change " + path);
  }

  HttpResponse<String> deliver(String id, Push push) throws IOException, InterruptedException {
    return bridge.deliver(WebhookDelivery.push(id, push));
  }

  HttpResponse<String> untilStored(String id, Push push) {
    return untilStored(WebhookDelivery.push(id, push), 1);
  }

  /**
   * Delivers until the bridge has seen the groups; before that the answer is that none wants it.
   */
  HttpResponse<String> untilStored(WebhookDelivery delivery, int atLeast) {
    return await()
        .atMost(SOON)
        .ignoreException(IOException.class)
        .until(
            () -> bridge.deliver(delivery),
            answer -> answer.statusCode() == 202 && rollouts().size() >= atLeast);
  }

  /** Names of the Rollouts of the story's namespace. */
  List<String> rollouts() {
    return cluster.rollouts(namespace);
  }

  JsonNode rollout(String name) throws IOException {
    return json(cluster.kubectl().ok("get", "rollout/" + name, "-n", namespace, "-o", "json"));
  }

  static JsonNode json(String text) throws IOException {
    return JSON.readTree(text);
  }
}
