package dev.skynet.operator;

import dev.skynet.operator.config.LeaseSettings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/** Clients of the API server, found as in every pod: in-cluster or by KUBECONFIG. */
final class Clients {
  /** The client's own default would hide an outage for more than a minute. */
  private static final int RETRIES = 3;

  private Clients() {}

  static KubernetesClient general() {
    Config config = Config.autoConfigure(null);
    config.setRequestRetryBackoffLimit(RETRIES);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  /** Two tries fit into the time in which the lease must be renewed. */
  static KubernetesClient lease(LeaseSettings lease) {
    Config config = Config.autoConfigure(null);
    config.setRequestRetryBackoffLimit(0);
    config.setRequestTimeout(Math.toIntExact(lease.renew().toMillis() / 2));
    return new KubernetesClientBuilder().withConfig(config).build();
  }
}
