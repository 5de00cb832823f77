package dev.skynet.operator;

import dev.skynet.operator.aws.AwsClients;
import dev.skynet.operator.aws.AwsClock;
import dev.skynet.operator.aws.FleetResources;
import dev.skynet.operator.config.OperatorConfig;
import dev.skynet.operator.http.Health;
import dev.skynet.operator.http.HealthServer;
import dev.skynet.operator.http.Metrics;
import dev.skynet.operator.leader.ApiHealth;
import dev.skynet.operator.leader.Elector;
import dev.skynet.operator.metrics.OperatorMetrics;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one operator process up on its real parts, and down again. */
public final class Launch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Launch.class);
  private static final Duration AGAIN = Duration.ofSeconds(3);

  private final Surroundings surroundings;
  private final Metrics metrics;
  private final AwsClients aws;
  private final KubernetesClient client;
  private final KubernetesClient leaseClient;
  private final FleetResources resources;
  private final Operator operator;
  private final HealthServer health;
  private volatile Health state = Health.not("starting");
  private volatile boolean closing;

  /**
   * Wires everything and answers probes; nothing is looked after before {@link #start}.
   *
   * @param environment as the process got it
   * @param ports may put something in front of the adapters
   * @throws dev.skynet.operator.config.BadSettingException if the environment cannot be used
   */
  public Launch(
      Map<String, String> environment, Surroundings surroundings, UnaryOperator<Ports> ports) {
    this.surroundings = surroundings;
    OperatorConfig config = OperatorConfig.from(environment);
    log.info("starts: {}", config);
    Timings timings = Timings.DEFAULT.scaled(config.timingsScale());
    metrics = new Metrics();
    var clock = new AwsClock(surroundings.wall(), surroundings.nanoTime());
    aws = AwsClients.open(clock, config.aws());
    client = Clients.general();
    leaseClient = Clients.lease(config.lease());
    resources = new FleetResources(aws, config.fleet(), config.bucket());
    operator =
        new Operator(
            new OperatorParts(
                config,
                timings,
                clock,
                new Elector.Clocks(surroundings.nanoTime(), surroundings.wall()),
                surroundings.pause(),
                surroundings.ids(),
                client,
                leaseClient,
                ports.apply(Adapters.of(config, timings, aws, client, clock)),
                new ApiHealth(),
                new OperatorMetrics(metrics.registry()),
                surroundings.halt()));
    health =
        new HealthServer(config.health(), metrics.registry(), this::readiness, () -> Health.OK);
  }

  /** Tries until everything that must be there is there; then stands for election and returns. */
  public void start() throws InterruptedException {
    while (!closing && !started()) {
      surroundings.pause().of(AGAIN);
    }
  }

  @Override
  public void close() {
    closing = true;
    state = Health.not("stopping");
    log.info("stops: finishes what is under way");
    operator.close();
    health.close();
    leaseClient.close();
    client.close();
    aws.close();
    metrics.close();
    log.info("stopped");
  }

  private Health readiness() {
    return state.ok() ? operator.readiness() : state;
  }

  private boolean started() {
    try {
      List<String> missing = resources.missing();
      if (!missing.isEmpty()) {
        waitsFor(String.join("; ", missing));
        return false;
      }
      operator.start();
      state = Health.OK;
      return true;
    } catch (RuntimeException e) {
      log.debug("not started", e);
      waitsFor(e.toString());
      return false;
    }
  }

  private void waitsFor(String what) {
    Health waiting = Health.not(what);
    if (!waiting.equals(state)) {
      log.warn("cannot start yet: {}", what);
      state = waiting;
    }
  }
}
