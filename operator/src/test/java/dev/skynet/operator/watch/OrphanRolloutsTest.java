package dev.skynet.operator.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.CrdJson;
import dev.skynet.crds.rollout.GroupRef;
import dev.skynet.crds.rollout.RevisionSpec;
import dev.skynet.crds.rollout.RolloutSpec;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.operator.kube.FakeObjects;
import dev.skynet.operator.kube.RawRollout;
import dev.skynet.operator.observe.GroupDirectory;
import dev.skynet.protocol.names.GroupName;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A Rollout before its group says that it waits, and people are told once. */
class OrphanRolloutsTest {
  private static final Instant NOW = Instant.parse("2026-07-01T10:00:00Z");

  private final FakeObjects objects = new FakeObjects();
  private final List<String> events = new ArrayList<>();
  private boolean eventsFail;
  private final OrphanRollouts orphans =
      new OrphanRollouts(
          objects,
          (about, warning, reason, message) -> {
            if (eventsFail) {
              throw new IllegalStateException("no events today");
            }
            events.add(about.getMetadata().getName() + " " + reason + ": " + message);
          },
          new NoGroups(),
          Stream::of,
          () -> true,
          () -> NOW,
          Duration.ofMinutes(1));

  @Test
  void aRolloutBeforeItsGroupIsAnnouncedOnce() {
    // given
    put();
    // when
    orphans.look(read());
    orphans.look(read());
    // then
    assertThat(read().getStatus().path("phase").asText()).isEqualTo("Pending");
    assertThat(events)
        .containsExactly(
            "web-1 Pending: There is no InstanceGroup web in namespace shop."
                + " Create it, or delete this Rollout.");
  }

  @Test
  void whatPeopleAreToldHoldsNothingUp() {
    put();
    eventsFail = true;
    orphans.look(read());
    assertThat(read().getStatus().path("phase").asText()).isEqualTo("Pending");
  }

  private RawRollout read() {
    return objects.rollout("shop", "web-1").orElseThrow();
  }

  private void put() {
    var rollout = new RawRollout();
    rollout.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace("shop")
            .withName("web-1")
            .withUid("uid-web-1")
            .withGeneration(1L)
            .withCreationTimestamp(NOW.toString())
            .build());
    rollout.setSpec(
        CrdJson.write(
            new RolloutSpec(
                new GroupRef("web"), new RevisionSpec("a".repeat(40), null), null, null)));
    rollout.setStatus(CrdJson.write(RolloutStatus.fresh()));
    objects.put(rollout);
  }

  private static final class NoGroups implements GroupDirectory {
    @Override
    public boolean isKnown(GroupName group) {
      return false;
    }

    @Override
    public boolean isLookedAfter(GroupName group) {
      return true;
    }

    @Override
    public boolean exists(GroupName group) {
      return false;
    }

    @Override
    public void wake(GroupName group) {}

    @Override
    public void wakeAll() {}
  }
}
