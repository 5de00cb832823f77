package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.BuiltArtifact;
import dev.skynet.crds.group.Turn;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnOutcome;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.protocol.release.Sha256;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An entry of a scene's ledger: of r2, just opened, first attempt, to install. */
final class SceneTurn {
  private final String id;
  private String rollout = "r2";
  private TurnKind why = TurnKind.Rollout;
  private TurnStep step = TurnStep.Install;
  private int attempt = 1;
  private Duration notAfter = Duration.ofMinutes(2);
  private @Nullable Duration accepted;
  private @Nullable String built;
  private boolean uploaded;
  private boolean cancelled;
  private boolean silent;
  private @Nullable TurnOutcome outcome;

  SceneTurn(String id) {
    this.id = id;
  }

  SceneTurn of(String name) {
    rollout = name;
    return this;
  }

  SceneTurn lead(TurnStep at) {
    why = TurnKind.Lead;
    step = at;
    return this;
  }

  SceneTurn attempt(int n) {
    attempt = n;
    return this;
  }

  SceneTurn catchUp() {
    why = TurnKind.CatchUp;
    return this;
  }

  SceneTurn accepted(Duration ago) {
    accepted = ago;
    return this;
  }

  /** Its ticket is void since so long. */
  SceneTurn late(Duration by) {
    notAfter = by.negated();
    return this;
  }

  SceneTurn built(String bytes) {
    built = bytes;
    return this;
  }

  SceneTurn uploaded() {
    uploaded = true;
    return this;
  }

  SceneTurn silent() {
    silent = true;
    return this;
  }

  SceneTurn cancelled() {
    cancelled = true;
    return this;
  }

  SceneTurn ended(InstancePhase phase, @Nullable Reason reason, @Nullable String runs) {
    String release = runs == null ? null : Scene.release(runs).id();
    String message = reason == null ? null : reason.meaning();
    outcome = new TurnOutcome(phase, reason, message, Scene.NOW, release, null, null);
    return this;
  }

  Turn toTurn() {
    BuiltArtifact artifact =
        built == null ? null : new BuiltArtifact(Sha256.ofLines(built).hex(), 10, 20, 2);
    return new Turn(
        id,
        "uid-" + rollout + "." + id + "." + attempt,
        rollout,
        why,
        step,
        2,
        1,
        attempt,
        Scene.NOW,
        Scene.NOW.plus(notAfter),
        accepted == null ? null : Scene.NOW.minus(accepted),
        artifact,
        uploaded ? Boolean.TRUE : null,
        cancelled ? Boolean.TRUE : null,
        silent ? Boolean.TRUE : null,
        outcome);
  }
}
