package dev.skynet.local.kubelet;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The token of a pod's ServiceAccount: bound to the pod, so that it dies with it, and asked for
 * anew after four fifths of its life as the real kubelet does.
 */
final class PodToken {
  private final KubernetesClient client;
  private final InstantSource clock;
  private final Pod pod;
  private final long lifetimeSeconds;
  private String token = "";
  private Instant renewAt = Instant.MIN;

  PodToken(KubernetesClient client, InstantSource clock, Pod pod, long lifetimeSeconds) {
    this.client = client;
    this.clock = clock;
    this.pod = pod;
    this.lifetimeSeconds = lifetimeSeconds;
  }

  /** A token with at least a fifth of its life before it. */
  String current() {
    if (!clock.instant().isBefore(renewAt)) {
      renew();
    }
    return token;
  }

  /** While the API server is away the old one does as long as it lives. */
  private void renew() {
    Instant asked = clock.instant();
    try {
      token = request().getStatus().getToken();
      renewAt = asked.plus(Duration.ofSeconds(lifetimeSeconds).multipliedBy(4).dividedBy(5));
    } catch (KubernetesClientException e) {
      if (token.isEmpty()) {
        throw e;
      }
    }
  }

  private TokenRequest request() {
    return client
        .serviceAccounts()
        .inNamespace(pod.getMetadata().getNamespace())
        .withName(pod.getSpec().getServiceAccountName())
        .tokenRequest(
            new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(lifetimeSeconds)
                .withNewBoundObjectRef()
                .withApiVersion("v1")
                .withKind("Pod")
                .withName(pod.getMetadata().getName())
                .withUid(pod.getMetadata().getUid())
                .endBoundObjectRef()
                .endSpec()
                .build());
  }
}
