package dev.skynet.crds.common;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The closed list of reasons in conditions and rows. */
public enum Reason {
  // a Rollout that waits
  GroupNotFound("No InstanceGroup of that name is in the namespace yet."),
  GroupNotUsable("The group's Ready condition says why it takes no rollout."),
  NoMembers("No member answers yet: do group in agent.yml and members.registered.senders fit?"),
  WaitingForActive("Another rollout of the group is active."),
  FetchingSource("The commit is being fetched, checked and packed."),
  SourceUnavailable("The repository or the bucket does not answer; it is tried again."),
  // a Rollout at work
  RollCall("Members are asked who is there."),
  Building("The lead builds."),
  TurnsOpen("Members take their turns."),
  WaitingForMembers("More members are silent than maxUnreachable allows; no turn opens."),
  PausedByControl("spec.control.state is Pause."),
  // the end of a Rollout
  AllUpdated("Every member that answers runs the revision."),
  TooManyFailures("More turns failed than maxFailures allows."),
  MembersFailed("The order is through; some members failed within maxFailures."),
  TooManyUnreachable("More members stayed silent than maxUnreachable allows."),
  ProgressDeadlineExceeded("No member got further for timeouts.progress."),
  NoLead("Two members in turn fell silent before they had built and installed."),
  StoppedByControl("spec.control.state is Stop."),
  Deleted("The Rollout or its group was deleted."),
  NewerRollout("A newer Rollout takes its place."),
  NotBranchHead("The branch has moved on since this push."),
  AlreadyRan("This Rollout has run before its status was lost."),
  // sources
  SecretNotFound("The Secret of source.git.secretRef does not exist or lacks a key."),
  AuthenticationFailed("The repository refuses the credentials."),
  RepositoryNotFound("The repository does not exist, or the credentials may not see it."),
  BranchNotFound("The repository has no such branch."),
  CommitNotFound("The repository has no such commit."),
  CommitNotOnBranch("No allowed branch holds the commit."),
  UrlNotAllowed("The operator does not allow a URL of this kind."),
  NoSkynetFile("The tree has no skynet.yml."),
  InvalidSkynetFile("skynet.yml has errors."),
  AppspecNotSupported("The tree has an appspec.yml, which this version does not run."),
  SubmodulesNotSupported("The tree has submodules."),
  LfsNotSupported("The tree has Git LFS pointers."),
  PathsNotSupported("The tree has names that no host can have."),
  SourceTooLarge("The repository or its tree is larger than the operator allows."),
  // groups
  Usable("Spec, members and source are usable."),
  TooManyMembers("The group has more members than this version looks after: split it."),
  MixedPlatforms("The members are of more than one platform: make one group for each."),
  Unreadable("The object cannot be read by this version."),
  StoreFailing("The API server refuses a status of the group or of a Rollout of it."),
  Converged("Every member that answers runs the desired revision."),
  NotConverged("Some member runs another revision than the desired one."),
  NothingDesired("No rollout has succeeded yet."),
  RolloutActive("A rollout is active."),
  CatchingUp("Members are brought to the desired revision."),
  Idle("Nothing is to be done."),
  // members
  AlreadyRunning("The member ran the revision before its turn."),
  AgentSilent("The agent did not answer in time."),
  Cancelled("The ticket was cancelled before it began."),
  GivenUp("A person gave the member up by annotation."),
  Left("The member said that it leaves, or its inbox is in the register no more."),
  Forgotten("The member was silent for members.registered.forgetAfter."),
  CaughtUp("Brought to the desired revision outside a rollout."),
  // failures that an agent reports
  FetchFailed("The source or artifact could not be downloaded."),
  DigestMismatch("The bytes are not those that the ticket names."),
  UnpackRefused("The archive holds what may not be unpacked."),
  BuildFailed("The build failed on the lead."),
  UploadFailed("The artifact could not be uploaded."),
  HookFailed("A hook failed."),
  ServiceFailed("A service did not start or ended by itself."),
  CheckFailed("A health check did not pass or did not stay so."),
  Interrupted("The agent or host ended in the middle of a hook or build."),
  TimedOut("The time of the ticket was over."),
  AgentCrash("The agent ended three times in one ticket."),
  DiskFull("Not enough space or inodes; nothing was touched."),
  Forbidden("The bundle asks for more than the host allows."),
  NoPreviousRelease("There was no release to go back to: nothing runs."),
  RollbackFailed("The way back failed; a person is needed."),
  Expired("The ticket came too late to the agent."),
  LowerFence("The agent has seen a newer rollout."),
  WrongGroup("The agent belongs to another group."),
  OnHold("A person holds the host."),
  /** Written by a newer version. */
  @JsonEnumDefaultValue
  Unknown("Written by a newer version.");

  private final String meaning;

  Reason(String meaning) {
    this.meaning = meaning;
  }

  /** One sentence for the reference page. */
  public String meaning() {
    return meaning;
  }
}
