package dev.skynet.local.kube;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.skynet.local.TestRuns;
import dev.skynet.local.process.RunDirectory;
import dev.skynet.operator.config.LeaseSettings;
import dev.skynet.operator.kube.Announcer;
import dev.skynet.operator.kube.AnnouncerContract;
import dev.skynet.operator.kube.ApiAnnouncer;
import dev.skynet.operator.kube.FakeAnnouncer.Announced;
import dev.skynet.operator.leader.ApiHealth;
import dev.skynet.operator.leader.Elector;
import dev.skynet.operator.leader.Leadership;
import dev.skynet.operator.leader.LeadershipContract;
import dev.skynet.operator.leader.Reign;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The operator's other ports to Kubernetes, on one real API server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiPortsIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");

  private final RunDirectory run = TestRuns.begin();
  private final ControlPlane plane =
      ControlPlane.start(run, KubeBinaries.locate(System.out::println));
  private final KubernetesClient client =
      new KubernetesClientBuilder()
          .withConfig(Config.fromKubeconfig(plane.adminKubeconfig().toFile()))
          .build();
  private String namespace = "";
  private int namespaces;

  @BeforeEach
  void aNamespaceOfItsOwn() {
    namespace = "n" + ++namespaces;
    plane.kubectl().ok("create", "namespace", namespace);
  }

  @AfterAll
  void stop() {
    client.close();
    run.close();
  }

  @Nested
  class EventsOfTheApi extends AnnouncerContract {
    @Override
    protected Announcer announcer() {
      return new ApiAnnouncer(client, "operator-1", () -> NOW);
    }

    @Override
    protected String namespace() {
      return namespace;
    }

    @Override
    protected List<Announced> announced() {
      return client.v1().events().inNamespace(namespace).list().getItems().stream()
          .map(this::announced)
          .toList();
    }

    @Test
    void whatCannotBeMadeIsThrown() {
      // given
      namespace = "gone";
      // then
      assertThatThrownBy(() -> announcer().announce(rollout(), false, "Paused", "paused"))
          .isInstanceOf(KubernetesClientException.class);
    }

    private Announced announced(Event event) {
      var about = event.getInvolvedObject();
      return new Announced(
          about.getKind(),
          about.getNamespace(),
          about.getName(),
          about.getUid(),
          event.getType().equals("Warning"),
          event.getReason(),
          event.getMessage());
    }
  }

  @Nested
  class LeaseOfTheApi extends LeadershipContract {
    private static final Duration LEASE = Duration.ofSeconds(6);

    /** The API wants six digits. */
    private static final DateTimeFormatter MICRO_TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final List<Elector> standing = new ArrayList<>();
    private final CountDownLatch halted = new CountDownLatch(1);

    @AfterEach
    void close() {
      standing.forEach(Elector::close);
    }

    @Override
    protected Leadership candidate() {
      plane
          .kubectl()
          .apply(
              """
              apiVersion: coordination.k8s.io/v1
              kind: Lease
              metadata: {name: skynet-operator-test, namespace: %s}
              spec:
                holderIdentity: other
                leaseDurationSeconds: 3600
                acquireTime: "%s"
                renewTime: "%s"
              """
                  .formatted(namespace, now(), now()));
      return stand();
    }

    @Override
    protected Leadership leader() {
      Elector elector = stand();
      await().atMost(SOON).until(() -> elector.reign().isPresent());
      return elector;
    }

    @Override
    protected Duration lease() {
      return LEASE;
    }

    @Override
    protected void lose() {
      plane
          .kubectl()
          .ok(
              "patch",
              "lease/skynet-operator-test",
              "-n",
              namespace,
              "--type=merge",
              "-p",
              "{\"spec\": {\"holderIdentity\": \"other\", \"leaseDurationSeconds\": 3600}}");
    }

    @Override
    protected void holds(Runnable assertion) {
      await().atMost(SOON).untilAsserted(assertion::run);
    }

    @Test
    void whoHasLostEnds() {
      // given
      leader();
      // when
      lose();
      // then
      await().atMost(SOON).until(() -> halted.getCount() == 0);
    }

    private Elector stand() {
      Elector elector =
          new Elector(
              client,
              new LeaseSettings(
                  namespace,
                  "skynet-operator-test",
                  "me",
                  LEASE,
                  Duration.ofSeconds(4),
                  Duration.ofMillis(500)),
              () -> new Reign("reign", NOW),
              new Elector.Clocks(System::nanoTime, InstantSource.system()),
              new ApiHealth(),
              halted::countDown);
      standing.add(elector);
      elector.start(reign -> {});
      return elector;
    }

    private static String now() {
      return MICRO_TIME.format(InstantSource.system().instant());
    }
  }
}
