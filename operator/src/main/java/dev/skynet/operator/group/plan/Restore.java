package dev.skynet.operator.group.plan;

import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.group.action.JobResult;
import dev.skynet.operator.group.action.PointerWish;
import dev.skynet.protocol.release.DesiredPointer;
import java.util.Optional;

/**
 * Keeps the pointer in S3 and the status in step; what a lost or an older status does not know
 * comes back from there.
 */
final class Restore implements Step {
  @Override
  public void apply(Situation situation, Draft draft) {
    var job = new Job.KeepPointer(situation.group().name(), wish(situation));
    draft.want(job);
    Optional<JobResult.PointerState> state =
        situation.result(job.key(), JobResult.PointerState.class);
    if (state.isEmpty()) {
      return;
    }
    draft.pointerStands = true;
    state.get().pointer().ifPresent(pointer -> restore(pointer, draft));
  }

  /** Whether a Rollout of that name has run before, by what S3 remembers. */
  static boolean alreadyRan(Situation situation, String rollout) {
    var key = new Job.KeepPointer(situation.group().name(), wish(situation)).key();
    return situation
        .result(key, JobResult.PointerState.class)
        .flatMap(JobResult.PointerState::pointer)
        .filter(p -> p.rollouts().stream().anyMatch(r -> r.name().equals(rollout)))
        .isPresent();
  }

  private static void restore(DesiredPointer pointer, Draft draft) {
    draft.fence = Math.max(draft.fence, pointer.fence());
    DesiredPointer.Desired desired = pointer.desired();
    if (desired == null || desired.releases().isEmpty()) {
      return;
    }
    if (draft.desired == null || draft.desired.fence() < desired.fence()) {
      draft.desired = Releases.restored(desired, pointer.rollouts());
    }
  }

  /** From the status as read, so that the job is the same until the next status is stored. */
  private static PointerWish wish(Situation situation) {
    var status = situation.group().status();
    var active = status.active();
    var desired = status.desired();
    return new PointerWish(
        status.fence(),
        Optional.ofNullable(active).map(a -> new DesiredPointer.Ran(a.name(), a.uid(), a.fence())),
        Optional.ofNullable(desired).map(d -> Releases.pointer(situation, d)));
  }
}
