package dev.skynet.operator.kube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.kube.FakeAnnouncer.Announced;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Announcer} does; the real one passes it on a real API server. */
public abstract class AnnouncerContract {
  /** The one under test. */
  protected abstract Announcer announcer();

  /** Where the test's object lives; nothing was announced there yet. */
  protected abstract String namespace();

  /** What was announced in the namespace. */
  protected abstract List<Announced> announced();

  @Test
  void anEventStandsBesideItsObjectAndNamesIt() {
    // when
    announcer().announce(rollout(), true, "Failed", "web-1 is back on its release");
    announcer().announce(rollout(), false, "Preparing", "web-2 builds");
    // then
    assertThat(announced())
        .containsExactlyInAnyOrder(
            event(true, "Failed", "web-1 is back on its release"),
            event(false, "Preparing", "web-2 builds"));
  }

  @Test
  void whatIsAnnouncedTwiceHappenedTwice() {
    // when
    announcer().announce(rollout(), false, "Paused", "paused");
    announcer().announce(rollout(), false, "Paused", "paused");
    // then
    assertThat(announced())
        .containsExactly(event(false, "Paused", "paused"), event(false, "Paused", "paused"));
  }

  @Test
  void aMessageThatIsTooLongForTheApiIsCut() {
    // when
    announcer().announce(rollout(), true, "Failed", "log ".repeat(1_000));
    // then
    assertThat(announced()).containsExactly(event(true, "Failed", "log ".repeat(256)));
  }

  /** An object of the test's namespace, which need not exist. */
  protected final RawRollout rollout() {
    var rollout = new RawRollout();
    rollout.setMetadata(
        new ObjectMetaBuilder()
            .withNamespace(namespace())
            .withName("web-1")
            .withUid("0b1c2d3e-0000-4000-8000-000000000001")
            .build());
    return rollout;
  }

  private Announced event(boolean warning, String reason, String message) {
    return new Announced(
        "Rollout",
        namespace(),
        "web-1",
        "0b1c2d3e-0000-4000-8000-000000000001",
        warning,
        reason,
        message);
  }
}
