package dev.skynet.local.aws;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.scaladsl.Http;
import org.elasticmq.NodeAddress;
import org.elasticmq.rest.sqs.SQSRestServerBuilder;
import scala.concurrent.Future;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.FutureConverters;

/**
 * SQS by ElasticMQ. Signatures and queue policies are not checked, {@code SenderId} is always
 * 127.0.0.1, and stopping it loses every queue: for an outage put a {@code FaultProxy} in front.
 */
public final class SqsServer implements AutoCloseable {
  /** Enough for long polls of a large fleet; the defaults break at a few hundred. */
  private static final String SETTINGS =
      """
      pekko.http.server.max-connections = 4096
      pekko.http.server.backlog = 2048
      pekko.http.server.request-timeout = 40s
      pekko.loglevel = WARNING
      pekko.daemonic = on
      pekko.jvm-exit-on-fatal-error = off
      """;

  private final ActorSystem system;
  private final Http.ServerBinding binding;
  private final URI endpoint;

  private SqsServer(ActorSystem system, Http.ServerBinding binding, URI endpoint) {
    this.system = system;
    this.binding = binding;
    this.endpoint = endpoint;
  }

  /**
   * Starts it.
   *
   * @param port of 127.0.0.1
   */
  public static SqsServer start(int port) {
    Config config = ConfigFactory.parseString(SETTINGS).withFallback(ConfigFactory.load());
    ActorSystem system = ActorSystem.create("sqs", config);
    try {
      // "*": a queue's address is the one its asker used, so that it also leads through a proxy
      NodeAddress asAsked = new NodeAddress("http", "*", port, "");
      Http.ServerBinding binding =
          SQSRestServerBuilder.withActorSystem(system)
              .withInterface("127.0.0.1")
              .withPort(port)
              .withServerAddress(asAsked)
              .withAWSRegion(LocalAws.REGION)
              .start()
              .waitUntilStarted();
      return new SqsServer(system, binding, URI.create("http://127.0.0.1:" + port));
    } catch (RuntimeException e) {
      system.terminate();
      throw e;
    }
  }

  /** For {@code AWS_ENDPOINT_URL_SQS}. */
  public URI endpoint() {
    return endpoint;
  }

  /** Stops it, long polls and all. */
  @Override
  public void close() {
    await(binding.terminate(FiniteDuration.apply(1, TimeUnit.SECONDS)));
    await(system.terminate());
  }

  private static void await(Future<?> future) {
    try {
      FutureConverters.asJava(future).toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while stopping SQS", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("SQS did not stop", e);
    }
  }
}
