package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;

/** What comes true some time after a rollout has ended. */
final class Eventually {
  private Eventually() {}

  /** The members run these versions, in their order. */
  static void versions(Group group, String... versions) {
    Awaitility.await()
        .atMost(Group.LIMIT)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(() -> assertThat(group.versions()).containsExactly(versions));
  }
}
