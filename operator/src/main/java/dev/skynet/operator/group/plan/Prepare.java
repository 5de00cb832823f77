package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.group.BuiltArtifact;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.crds.group.TurnStep;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.PackedSource;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.operator.group.Member;
import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobResult;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.S3Keys;
import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.Manifest;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Sha256;
import java.util.List;
import java.util.Optional;

/** From the roll call to the manifest: one lead builds, unless the artifact is there already. */
final class Prepare implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    RolloutEdit active = draft.activeRollout();
    if (active == null || active.plan == null || active.isStopping()) {
      return;
    }
    if (active.plan.artifact() != null) {
      return;
    }
    Optional<TurnEdit> lead =
        draft.turns.values().stream()
            .filter(t -> t.rollout.equals(active.name()) && !t.silent)
            .filter(t -> t.why == TurnKind.Lead && t.step == TurnStep.Prepare)
            .findFirst();
    if (lead.isPresent()) {
      upload(situation, draft, active, lead.get());
    } else if (active.phase != RolloutPhase.Paused && draft.pointerStands) {
      begin(situation, draft, active);
    }
  }

  /** The key under which the active rollout's artifact stands, for members of this platform. */
  static Sha256 buildKey(RolloutEdit rollout, Platform platform) {
    PackedSource source = rollout.plan().source();
    return Manifest.buildKey(new Sha256(source.digest()), new Sha256(source.recipe()), platform);
  }

  private static void begin(Situation situation, Draft draft, RolloutEdit active) {
    var presence = new Presence(situation, draft);
    List<Member> answering = presence.present().stream().filter(presence::answers).toList();
    boolean incomplete =
        presence.unknownCount() > 0 || !answering.stream().allMatch(presence::answeredRollCall);
    if (incomplete || answering.isEmpty()) {
      active.is(RolloutPhase.Preparing, answering.isEmpty() ? Reason.NoMembers : Reason.RollCall);
      return;
    }
    List<Platform> platforms =
        answering.stream().flatMap(m -> m.platform().stream()).distinct().toList();
    if (platforms.size() != 1) {
      active.stop(Reason.MixedPlatforms, Usability.mixed(presence));
      return;
    }
    var find =
        new Job.FindManifest(situation.group().name(), buildKey(active, platforms.getFirst()));
    draft.want(find);
    situation
        .result(find.key(), JobResult.ManifestState.class)
        .ifPresent(found -> continueWith(found, situation, draft, active, presence));
  }

  private static void continueWith(
      JobResult.ManifestState found,
      Situation situation,
      Draft draft,
      RolloutEdit active,
      Presence presence) {
    if (found.manifest().isPresent()) {
      stands(found.manifest().get(), situation, active);
      return;
    }
    if (Turns.tooManySilent(presence, active)) {
      active.is(RolloutPhase.Preparing, Reason.WaitingForMembers);
      return;
    }
    int limit = Budget.atLeastOne(active.plan().maxUnavailable(), active.members());
    Opening.inOrder(presence.present()).stream()
        .filter(presence::ready)
        .filter(m -> !draft.turns.containsKey(m.id()))
        .filter(m -> presence.hasPlace(m, limit))
        .findFirst()
        .ifPresent(
            member -> {
              active.lead = member.id();
              active.is(RolloutPhase.Preparing, Reason.Building);
              Opening.open(situation, draft, active, member, TurnKind.Lead, TurnStep.Prepare, null);
            });
  }

  private static void upload(Situation situation, Draft draft, RolloutEdit active, TurnEdit turn) {
    BuiltArtifact built = turn.built;
    Optional<Member> member = situation.member(turn.instance);
    if (built == null || !turn.uploaded || turn.outcome != null || member.isEmpty()) {
      return;
    }
    Optional<Platform> platform = member.get().platform();
    if (platform.isEmpty()) {
      return;
    }
    var job =
        new Job.PublishManifest(
            situation.group().name(), manifest(situation, active, turn, built, platform.get()));
    draft.want(job);
    situation
        .result(job.key(), JobResult.ManifestState.class)
        .ifPresent(
            state -> {
              if (state.manifest().isEmpty()) {
                turn.end(
                    InstancePhase.Failed,
                    Reason.UploadFailed,
                    "The uploaded artifact is missing or is not of the reported digest and size.",
                    situation.now(),
                    Reports.runs(situation, turn));
              } else {
                stands(state.manifest().get(), situation, active);
                install(situation, active, turn);
              }
            });
  }

  private static Manifest manifest(
      Situation situation,
      RolloutEdit active,
      TurnEdit turn,
      BuiltArtifact built,
      Platform platform) {
    GroupName group = situation.group().name();
    Sha256 key = buildKey(active, platform);
    var digest = new Sha256(built.digest());
    var artifact =
        new Artifact(
            new S3Keys(situation.fleet()).artifact(group, key, digest),
            digest,
            built.size(),
            built.unpackedSize(),
            built.files(),
            platform);
    String commit = active.revision == null ? "" : active.revision.commit();
    return new Manifest(
        1,
        key,
        commit,
        new Sha256(active.plan().source().digest()),
        artifact,
        turn.instance,
        turn.since);
  }

  private static void stands(Manifest manifest, Situation situation, RolloutEdit active) {
    active.artifact(Releases.stored(manifest));
    active.progressAt = situation.now();
    if (active.phase != RolloutPhase.Paused) {
      active.is(RolloutPhase.Progressing, Reason.TurnsOpen);
    }
  }

  /** The lead installs the uploaded artifact like everybody else. */
  private static void install(Situation situation, RolloutEdit active, TurnEdit turn) {
    turn.step = TurnStep.Install;
    turn.acceptedAt = null;
    turn.notAfter = situation.now().plus(situation.timings().accept());
    active.release(situation).ifPresent(release -> active.row(turn.instance).to = release.id());
  }
}
