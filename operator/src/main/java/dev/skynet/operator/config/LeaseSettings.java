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

  /**
   * @param sure for how long the lease must still hold for anything to be done
   */
  static LeaseSettings read(Settings settings, String fleet, Duration sure) {
    LeaseSettings lease =
        new LeaseSettings(
            settings.get(OperatorSettings.POD_NAMESPACE),
            settings.find(OperatorSettings.LEASE_NAME).orElse("skynet-operator-" + fleet),
            settings.get(OperatorSettings.POD_NAME),
            settings.get(OperatorSettings.LEASE_DURATION),
            settings.get(OperatorSettings.LEASE_RENEW),
            settings.get(OperatorSettings.LEASE_RETRY));
    if (lease.renew.compareTo(lease.duration) >= 0) {
      throw new BadSettingException(
          OperatorSettings.LEASE_RENEW.name(), "must be less than SKYNET_LEASE_DURATION");
    }
    if (lease.retry.compareTo(lease.renew) >= 0) {
      throw new BadSettingException(
          OperatorSettings.LEASE_RETRY.name(), "must be less than SKYNET_LEASE_RENEW");
    }
    lease.checkThatTheHolderCanAct(sure);
    return lease;
  }

  /**
   * Between two renewals the lease grows old by retry; a leader that is never sure does nothing.
   */
  private void checkThatTheHolderCanAct(Duration sure) {
    Duration least = sure.plus(retry);
    if (duration.compareTo(least) <= 0) {
      throw new BadSettingException(
          OperatorSettings.LEASE_DURATION.name(),
          "must be more than %s: the leader acts only while the lease holds for another %s (5s times SKYNET_TIMINGS_SCALE) and renews it every %s (SKYNET_LEASE_RETRY); set it to more, like 15s, or lower one of the two"
              .formatted(Durations.text(least), Durations.text(sure), Durations.text(retry)));
    }
  }
}
