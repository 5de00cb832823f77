package dev.skynet.operator.act;

import dev.skynet.crds.group.BuiltArtifact;
import dev.skynet.crds.group.Turn;
import dev.skynet.crds.group.TurnKind;
import dev.skynet.operator.Timings;
import dev.skynet.operator.artifact.ArtifactStore;
import dev.skynet.operator.group.action.Action.CallRoll;
import dev.skynet.operator.group.action.Action.GrantUpload;
import dev.skynet.operator.group.action.Action.Send;
import dev.skynet.operator.group.action.Action.SendCancel;
import dev.skynet.operator.group.action.Action.SendConfirm;
import dev.skynet.operator.group.action.Action.SendPrepare;
import dev.skynet.operator.group.action.Action.SendStage;
import dev.skynet.operator.group.action.Action.SendTicket;
import dev.skynet.protocol.message.Cancel;
import dev.skynet.protocol.message.Confirm;
import dev.skynet.protocol.message.Prepare;
import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.message.RollCall;
import dev.skynet.protocol.message.Stage;
import dev.skynet.protocol.message.Ticket;
import dev.skynet.protocol.message.ToAgent;
import dev.skynet.protocol.message.Upload;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.S3Keys;
import dev.skynet.protocol.release.Sha256;
import java.time.Duration;
import java.util.Objects;

/**
 * Writes the message of a send. Equal sends give messages with the same id; leave to write to the
 * bucket is signed anew each time.
 */
final class MessageWriter {
  /** A lead builds and installs under one attempt; its build's log must not be overwritten. */
  private static final int BUILD_LOG = 0;

  private final Fleet fleet;
  private final S3Keys keys;
  private final ArtifactStore artifacts;
  private final Timings timings;

  MessageWriter(Fleet fleet, ArtifactStore artifacts, Timings timings) {
    this.fleet = fleet;
    this.keys = new S3Keys(fleet);
    this.artifacts = artifacts;
    this.timings = timings;
  }

  ToAgent write(GroupName group, Send send) {
    return switch (send) {
      // Agents answer with this id, and the planner knows the answer by it.
      case CallRoll s ->
          new RollCall(
              s.id(), fleet, group, s.instance(), s.rollout(), s.fence(), seconds(s.pulse()));
      case SendPrepare s -> prepare(group, s);
      case GrantUpload s -> upload(group, s);
      case SendStage s ->
          new Stage(s.key(), fleet, group, s.instance(), s.rollout(), s.fence(), s.release());
      case SendTicket s -> ticket(group, s);
      case SendConfirm s -> new Confirm(s.key(), fleet, group, s.instance(), s.ticket());
      case SendCancel s -> new Cancel(s.key(), fleet, group, s.instance(), s.ticket());
    };
  }

  static String kind(Send send) {
    return switch (send) {
      case CallRoll s -> "roll-call";
      case SendPrepare s -> "prepare";
      case GrantUpload s -> "upload";
      case SendStage s -> "stage";
      case SendTicket s -> "ticket";
      case SendConfirm s -> "confirm";
      case SendCancel s -> "cancel";
    };
  }

  private Prepare prepare(GroupName group, SendPrepare send) {
    Turn turn = send.turn();
    var source = new Sha256(send.source().digest());
    return new Prepare(
        send.key(),
        fleet,
        group,
        turn.instance(),
        prepareTicket(turn),
        turn.rollout(),
        turn.fence(),
        send.commit(),
        keys.source(group, source),
        source,
        send.source().size(),
        send.buildKey(),
        turn.notAfter(),
        seconds(send.timeout()),
        log(group, turn, BUILD_LOG, send.timeout()));
  }

  private Upload upload(GroupName group, GrantUpload send) {
    Turn turn = send.turn();
    BuiltArtifact built =
        Objects.requireNonNull(turn.built(), "an upload is granted for what was built");
    var digest = new Sha256(built.digest());
    return new Upload(
        send.key(),
        fleet,
        group,
        turn.instance(),
        prepareTicket(turn),
        digest,
        artifacts.presignArtifact(
            group, send.buildKey(), digest, built.size(), validity(send.timeout())));
  }

  private Ticket ticket(GroupName group, SendTicket send) {
    Turn turn = send.turn();
    return new Ticket(
        send.key(),
        fleet,
        group,
        turn.instance(),
        turn.ticket(),
        turn.rollout(),
        turn.number(),
        turn.fence(),
        send.release(),
        turn.why() == TurnKind.Lead,
        turn.notAfter(),
        seconds(send.timeout()),
        log(group, turn, turn.attempt(), send.timeout()));
  }

  /** On the wire the lead's build and its installation are two tickets. */
  private static String prepareTicket(Turn turn) {
    return turn.ticket() + ".prepare";
  }

  private PresignedPut log(GroupName group, Turn turn, int attempt, Duration timeout) {
    return artifacts.presignLog(group, turn.rollout(), turn.instance(), attempt, validity(timeout));
  }

  private Duration validity(Duration timeout) {
    Duration wanted = timeout.plus(timings.presignGrace());
    return wanted.compareTo(timings.presignMost()) > 0 ? timings.presignMost() : wanted;
  }

  private static int seconds(Duration period) {
    return Math.toIntExact(Math.max(1, period.toSeconds()));
  }
}
