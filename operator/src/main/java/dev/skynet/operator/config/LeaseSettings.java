package dev.skynet.operator.config;

import java.time.Duration;

/**
 * The lease that makes one replica the leader.
 *
 * @param namespace of the lease: the pod's own
 * @param name of the lease
 * @param identity who holds it: the pod's name
 * @param duration how long a lease that nobody renews keeps others out
 * @param renew how long the holder tries to renew before it gives up; less than the duration
 * @param retry time between two tries; less than renew
 */
public record LeaseSettings(
    String namespace,
    String name,
    String identity,
    Duration duration,
    Duration renew,
    Duration retry) {

  static LeaseSettings read(Settings settings, String fleet) {
    String namespaceName = "SKYNET_POD_NAMESPACE";
    String namespace = settings.required(namespaceName, "the pod's namespace (downward API)");
    String leaseName = "SKYNET_LEASE_NAME";
    LeaseSettings lease =
        new LeaseSettings(
            settings.label(namespaceName, namespace),
            settings.label(leaseName, settings.text(leaseName).orElse("skynet-operator-" + fleet)),
            settings.required("SKYNET_POD_NAME", "the pod's name (downward API)"),
            settings.duration("SKYNET_LEASE_DURATION", Duration.ofSeconds(15)),
            settings.duration("SKYNET_LEASE_RENEW", Duration.ofSeconds(10)),
            settings.duration("SKYNET_LEASE_RETRY", Duration.ofSeconds(2)));
    if (lease.renew.compareTo(lease.duration) >= 0) {
      throw new BadSettingException(
          "SKYNET_LEASE_RENEW", "must be less than SKYNET_LEASE_DURATION");
    }
    if (lease.retry.compareTo(lease.renew) >= 0) {
      throw new BadSettingException("SKYNET_LEASE_RETRY", "must be less than SKYNET_LEASE_RENEW");
    }
    return lease;
  }
}
