package dev.skynet.agent.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skynet.protocol.message.Accepted;
import dev.skynet.protocol.message.Built;
import dev.skynet.protocol.message.Cancelled;
import dev.skynet.protocol.message.Failed;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.Hello;
import dev.skynet.protocol.message.HostState;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.message.LastTicket;
import dev.skynet.protocol.message.RefusalReason;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.Reverted;
import dev.skynet.protocol.message.Staged;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.TurnTimes;
import dev.skynet.protocol.message.Uploaded;
import dev.skynet.protocol.message.WireJson;
import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Running;
import dev.skynet.protocol.release.Sha256;
import org.jspecify.annotations.Nullable;

/** Makes the reports of this agent: stamped, and their texts no longer than allowed. */
public final class Reports {
  private final ObjectMapper json = WireJson.mapper();
  private final Stamps stamps;
  private final Platform platform;
  private final String version;

  public Reports(Stamps stamps, Platform platform, String version) {
    this.stamps = stamps;
    this.platform = platform;
    this.version = version;
  }

  public Hello hello() {
    var s = stamps.next();
    return new Hello(
        s.id(), s.fleet(), s.group(), s.instance(), s.boot(), s.seq(), platform, version);
  }

  /**
   * Says what runs.
   *
   * @param rollCall answered by this; null at a start
   */
  public Joined joined(
      @Nullable String rollCall,
      @Nullable Running running,
      long fence,
      long freeBytes,
      @Nullable LastTicket last) {
    var s = stamps.next();
    return new Joined(
        s.id(),
        s.fleet(),
        s.group(),
        s.instance(),
        s.boot(),
        s.seq(),
        rollCall,
        platform,
        version,
        running,
        fence,
        freeBytes,
        last);
  }

  public Accepted accepted(String ticket) {
    var s = stamps.next();
    return new Accepted(s.id(), s.fleet(), s.group(), s.instance(), s.boot(), s.seq(), ticket);
  }

  /** Asks for the upload of this artifact; its key is not known yet. */
  public Built built(String ticket, Artifact artifact) {
    var s = stamps.next();
    return new Built(
        s.id(),
        s.fleet(),
        s.group(),
        s.instance(),
        s.boot(),
        s.seq(),
        ticket,
        artifact.digest(),
        artifact.size(),
        artifact.unpackedSize(),
        artifact.files(),
        artifact.platform());
  }

  public Uploaded uploaded(String ticket, Sha256 digest) {
    var s = stamps.next();
    return new Uploaded(
        s.id(), s.fleet(), s.group(), s.instance(), s.boot(), s.seq(), ticket, digest);
  }

  public Staged staged(String release) {
    var s = stamps.next();
    return new Staged(s.id(), s.fleet(), s.group(), s.instance(), s.boot(), s.seq(), release);
  }

  /**
   * The turn succeeded.
   *
   * @param log S3 key that it is put to
   */
  public Succeeded succeeded(
      String ticket, Running running, @Nullable String log, TurnTimes times) {
    var s = stamps.next();
    return new Succeeded(
        s.id(), s.fleet(), s.group(), s.instance(), s.boot(), s.seq(), ticket, running, log, times);
  }

  /**
   * The ticket failed.
   *
   * @param running what runs now, verified
   * @param log S3 key that it is put to
   * @param logBytes the end of the log; shortened here
   */
  public Failed failed(
      String ticket,
      FailureReason reason,
      String message,
      HostState host,
      @Nullable Running running,
      @Nullable String log,
      byte[] logBytes,
      TurnTimes times) {
    var s = stamps.next();
    return new Failed(
        s.id(),
        s.fleet(),
        s.group(),
        s.instance(),
        s.boot(),
        s.seq(),
        ticket,
        reason,
        Clip.message(message),
        host,
        running,
        log,
        Clip.tail(logBytes),
        times);
  }

  public Reverted reverted(String ticket, Running running) {
    var s = stamps.next();
    return new Reverted(
        s.id(), s.fleet(), s.group(), s.instance(), s.boot(), s.seq(), ticket, running);
  }

  public Cancelled cancelled(String ticket, boolean tooLate) {
    var s = stamps.next();
    return new Cancelled(
        s.id(), s.fleet(), s.group(), s.instance(), s.boot(), s.seq(), ticket, tooLate);
  }

  /**
   * The message will not be carried out.
   *
   * @param ticket null where it could not be read
   */
  public Refused refused(@Nullable String ticket, RefusalReason reason, String message) {
    var s = stamps.next();
    return new Refused(
        s.id(),
        s.fleet(),
        s.group(),
        s.instance(),
        s.boot(),
        s.seq(),
        ticket,
        reason,
        Clip.message(message));
  }

  /** The same report once more, with a number of its own: the first may have been overlooked. */
  public Report again(Report report) {
    Stamp stamp = stamps.next();
    ObjectNode node = json.valueToTree(report);
    node.put("id", stamp.id()).put("boot", stamp.boot()).put("seq", stamp.seq());
    return json.convertValue(node, Report.class);
  }
}
