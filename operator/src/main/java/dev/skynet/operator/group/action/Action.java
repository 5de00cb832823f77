package dev.skynet.operator.group.action;

import dev.skynet.crds.group.Turn;
import dev.skynet.crds.rollout.PackedSource;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Sha256;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A quick act that follows from the stored status; idempotent by its key. */
public sealed interface Action {
  /** A message to one member. Sent again while the plan still asks for it and 60 s have passed. */
  sealed interface Send extends Action {
    /** Equal keys are the same message. */
    String key();

    /** The receiver. */
    String instance();
  }

  /**
   * Asks a member what it runs.
   *
   * @param instance receiver
   * @param id of the roll call; a new leader and a new rollout use a new one
   * @param rollout name of the active rollout, if there is one
   * @param fence of the group
   * @param pulse period of its pulses from now on
   */
  record CallRoll(String instance, String id, @Nullable String rollout, long fence, Duration pulse)
      implements Send {
    @Override
    public String key() {
      return "roll-call/" + instance + "/" + id;
    }
  }

  /**
   * Tells the lead to build.
   *
   * @param turn the lead's entry
   * @param commit full SHA
   * @param source the packed tree
   * @param buildKey of source, recipe and platform
   * @param timeout of fetch, build and upload together
   */
  record SendPrepare(
      Turn turn, String commit, PackedSource source, Sha256 buildKey, Duration timeout)
      implements Send {
    @Override
    public String instance() {
      return turn.instance();
    }

    @Override
    public String key() {
      return "prepare/" + turn.ticket();
    }
  }

  /**
   * Lets the lead upload what it has built: another build of the same ticket is another message.
   *
   * @param turn the lead's entry, with what it has built
   * @param buildKey of source, recipe and platform
   * @param timeout of fetch, build and upload together
   */
  record GrantUpload(Turn turn, Sha256 buildKey, Duration timeout) implements Send {
    @Override
    public String instance() {
      return turn.instance();
    }

    @Override
    public String key() {
      var built = turn.built();
      return "upload/" + turn.ticket() + "/" + (built == null ? "" : built.digest());
    }
  }

  /**
   * Lets a member unpack ahead of its turn.
   *
   * @param instance receiver
   * @param rollout name of the Rollout
   * @param fence of the rollout
   * @param release what to stage
   */
  record SendStage(String instance, String rollout, long fence, Release release) implements Send {
    @Override
    public String key() {
      return "stage/" + instance + "/" + fence + "/" + release.id();
    }
  }

  /**
   * Your turn.
   *
   * @param turn the entry
   * @param release what to install
   * @param timeout of the turn
   */
  record SendTicket(Turn turn, Release release, Duration timeout) implements Send {
    @Override
    public String instance() {
      return turn.instance();
    }

    @Override
    public String key() {
      return "ticket/" + turn.ticket();
    }
  }

  /**
   * The success is stored.
   *
   * @param instance receiver
   * @param ticket that succeeded
   */
  record SendConfirm(String instance, String ticket) implements Send {
    @Override
    public String key() {
      return "confirm/" + ticket;
    }
  }

  /**
   * Do not run this ticket.
   *
   * @param instance receiver
   * @param ticket to cancel, as its messages name it
   */
  record SendCancel(String instance, String ticket) implements Send {
    @Override
    public String key() {
      return "cancel/" + ticket;
    }
  }

  /**
   * Makes the inbox of a member that said hello.
   *
   * @param instance its id
   * @param sender the SQS SenderId of its hello
   */
  record CreateInbox(String instance, String sender) implements Action {}

  /**
   * Notes on the inbox that its member is gone.
   *
   * @param instance its id
   */
  record MarkGone(String instance) implements Action {}

  /**
   * Deletes the inbox of a member that is gone, or of a group that is.
   *
   * @param instance its id
   */
  record DeleteInbox(String instance) implements Action {}

  /**
   * A Kubernetes Event.
   *
   * @param rollout name of the Rollout that it is about; null: the group
   * @param warning whether a person should look
   * @param reason in CamelCase
   * @param message for a person
   */
  record Announce(@Nullable String rollout, boolean warning, String reason, String message)
      implements Action {}
}
