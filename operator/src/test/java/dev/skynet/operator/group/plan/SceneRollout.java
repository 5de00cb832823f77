package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.ArtifactStatus;
import dev.skynet.crds.common.Condition;
import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.Control;
import dev.skynet.crds.rollout.ControlState;
import dev.skynet.crds.rollout.GroupRef;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.PackedSource;
import dev.skynet.crds.rollout.RevisionSpec;
import dev.skynet.crds.rollout.RevisionStatus;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutPlan;
import dev.skynet.crds.rollout.RolloutSpec;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.crds.rollout.Times;
import dev.skynet.crds.rollout.Trigger;
import dev.skynet.crds.rollout.TriggerType;
import dev.skynet.operator.group.RolloutView;
import dev.skynet.protocol.release.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Rollout of a scene: new, until it is said to be admitted. */
final class SceneRollout {
  private final String name;
  private final String digit;
  private Instant created = Scene.NOW;
  private boolean deleting;
  private boolean push;
  private @Nullable String before;
  private @Nullable ControlState control;
  private @Nullable RolloutPhase phase;
  private Reason reason = Reason.TurnsOpen;
  private @Nullable Long fence;
  private @Nullable ArtifactStatus artifact;
  private int leads;
  private @Nullable String lead;
  private @Nullable Instant progressAt;
  private @Nullable Instant pausedAt;
  String maxUnavailable = "1";
  String maxFailures = "0";
  String maxUnreachable = "10%";
  private final Map<String, InstanceRow> rows = new LinkedHashMap<>();

  SceneRollout(String name, String digit) {
    this.name = name;
    this.digit = digit;
  }

  SceneRollout admitted(long number) {
    fence = number;
    progressAt = Scene.NOW;
    phase = RolloutPhase.Preparing;
    return this;
  }

  SceneRollout artifact() {
    artifact = Scene.artifact(digit);
    phase = RolloutPhase.Progressing;
    return this;
  }

  SceneRollout withoutArtifact() {
    artifact = null;
    return phase(RolloutPhase.Preparing, Reason.Building);
  }

  SceneRollout phase(RolloutPhase now, Reason why) {
    phase = now;
    reason = why;
    return this;
  }

  SceneRollout paused(Duration ago) {
    pausedAt = Scene.NOW.minus(ago);
    return phase(RolloutPhase.Paused, Reason.PausedByControl);
  }

  SceneRollout progress(Duration ago) {
    progressAt = Scene.NOW.minus(ago);
    return this;
  }

  SceneRollout created(Duration ago) {
    created = Scene.NOW.minus(ago);
    return this;
  }

  SceneRollout push() {
    push = true;
    return this;
  }

  /** A push that came upon the commit of this digit. */
  SceneRollout pushedUpon(String former) {
    push = true;
    before = former.repeat(40);
    return this;
  }

  SceneRollout deleting() {
    deleting = true;
    return this;
  }

  SceneRollout control(ControlState state) {
    control = state;
    return this;
  }

  SceneRollout leads(int lost) {
    leads = lost;
    return this;
  }

  SceneRollout lead(String id) {
    lead = id;
    return this;
  }

  SceneRollout budget(String unavailable, String failures, String unreachable) {
    maxUnavailable = unavailable;
    maxFailures = failures;
    maxUnreachable = unreachable;
    return this;
  }

  /** A row without a turn. */
  SceneRollout row(String id, InstancePhase now) {
    return row(id, now, null, null, false);
  }

  /** A row whose turn began; ended or not, the member runs this now. */
  SceneRollout row(
      String id, InstancePhase now, @Nullable String from, @Nullable String runs, boolean ended) {
    boolean begun = ended || from != null || now == InstancePhase.Ticketed;
    rows.put(
        id,
        new InstanceRow(
            id,
            begun ? 1 : null,
            now,
            null,
            null,
            from == null ? null : Scene.release(from).id(),
            Scene.release(digit).id(),
            runs == null ? null : Scene.release(runs).id(),
            begun ? 1 : 0,
            begun ? Scene.NOW : null,
            ended ? Scene.NOW : null,
            null,
            null));
    return this;
  }

  RolloutView toView() {
    String commit = digit.repeat(40);
    var spec =
        new RolloutSpec(
            new GroupRef("web"),
            new RevisionSpec(commit, null),
            push ? new Trigger(TriggerType.Push, "dev", null, before, null, null) : null,
            control == null ? null : new Control(control, "eve", "because"));
    var condition =
        new Condition(
            Conditions.SUCCEEDED, "Unknown", reason.name(), reason.meaning(), 1L, Scene.NOW);
    var status =
        new RolloutStatus(
            1L,
            phase,
            phase == null ? List.of() : List.of(condition),
            fence == null ? null : new RevisionStatus(commit, digit.repeat(7), null, null),
            null,
            fence == null ? null : plan(),
            fence == null ? 0 : fence,
            lead,
            null,
            null,
            new Times(fence == null ? null : Scene.NOW, progressAt, pausedAt, null),
            List.copyOf(rows.values()));
    return new RolloutView(name, "uid-" + name, 1, created, deleting, spec, status);
  }

  private RolloutPlan plan() {
    return new RolloutPlan(
        maxUnavailable,
        maxFailures,
        maxUnreachable,
        "15m",
        "10m",
        "30m",
        new PackedSource(Sha256.ofLines(digit).hex(), 100, Sha256.ofLines("recipe").hex()),
        leads,
        artifact);
  }
}
