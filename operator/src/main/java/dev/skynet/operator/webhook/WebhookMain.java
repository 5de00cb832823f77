package dev.skynet.operator.webhook;

import dev.skynet.operator.config.BadSettingException;
import dev.skynet.operator.config.WebhookConfig;
import dev.skynet.operator.http.Health;
import dev.skynet.operator.http.HealthServer;
import dev.skynet.operator.http.HttpListener;
import dev.skynet.operator.http.Metrics;
import dev.skynet.operator.webhook.kube.GroupInformers;
import dev.skynet.operator.webhook.kube.KubeRolloutStore;
import dev.skynet.operator.webhook.push.PushRecorder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The webhook bridge: wires it, and runs it until SIGTERM. */
public final class WebhookMain implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WebhookMain.class);
  private static final int BAD_SETTING = 2;

  /** GitHub waits 10 s for an answer; whoever waits longer is gone. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Metrics metrics = new Metrics();
  private final GroupInformers groups;
  private final HealthServer health;
  private final HttpListener webhooks;
  private volatile boolean stopping;

  /**
   * Listens at once; ready when the groups are read.
   *
   * @throws BadSettingException if there is no secret, or nobody can listen where it says
   */
  public WebhookMain(WebhookConfig config, KubernetesClient client) {
    WebhookSecrets secrets = new WebhookSecrets(config.secretsDir());
    if (secrets.get().isEmpty()) {
      throw new BadSettingException(
          "SKYNET_WEBHOOK_SECRETS_DIR",
          "no secret in " + config.secretsDir() + "; put at least one file with a secret there");
    }
    groups = new GroupInformers(client, config.namespaces(), metrics.registry());
    GithubWebhook webhook =
        new GithubWebhook(secrets, groups, new PushRecorder(new KubeRolloutStore(client)));
    WebhookRoute route =
        new WebhookRoute(
            webhook, new BodyReader(System::nanoTime), new WebhookMetrics(metrics.registry()));
    health =
        new HealthServer(config.health(), metrics.registry(), this::readiness, () -> Health.OK);
    webhooks =
        HttpListener.start(
            config.webhooks(), GRACE, routing -> routing.post(WebhookRoute.PATH, route));
    groups.start();
  }

  /** Starts from the environment; ends with 2 where a setting cannot be used. */
  public static void main(String[] args) throws InterruptedException {
    try {
      WebhookConfig config = WebhookConfig.from(System.getenv());
      log.info("{}", config);
      KubernetesClient client = client();
      WebhookMain bridge = new WebhookMain(config, client);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    bridge.close();
                    client.close();
                  },
                  "stop"));
      log.atInfo()
          .addKeyValue("port", bridge.port())
          .addKeyValue("healthPort", bridge.healthPort())
          .log("webhook bridge listens");
    } catch (BadSettingException e) {
      System.err.println("skynet webhook bridge cannot start: " + e.getMessage());
      System.exit(BAD_SETTING);
    }
    new CountDownLatch(1).await();
  }

  /** Where deliveries are taken. */
  public int port() {
    return webhooks.port();
  }

  /** Where probes are answered. */
  public int healthPort() {
    return health.port();
  }

  /** Takes no more deliveries, and answers those under way. */
  @Override
  public void close() {
    stopping = true;
    log.info("webhook bridge stops");
    webhooks.close();
    groups.close();
    health.close();
    metrics.close();
    log.info("webhook bridge stopped");
  }

  private Health readiness() {
    if (stopping) {
      return Health.not("stopping");
    }
    return groups.synced() ? Health.OK : Health.not("the groups are not read yet");
  }

  /** Gives up on a call before the forge gives up on us. */
  private static KubernetesClient client() {
    Config config =
        new ConfigBuilder(Config.autoConfigure(null))
            .withConnectionTimeout(2_000)
            .withRequestTimeout(3_000)
            .withRequestRetryBackoffLimit(1)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
