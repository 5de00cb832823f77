package dev.skynet.agent.rig;

import dev.skynet.protocol.message.Cancel;
import dev.skynet.protocol.message.Confirm;
import dev.skynet.protocol.message.Prepare;
import dev.skynet.protocol.message.Revert;
import dev.skynet.protocol.message.RollCall;
import dev.skynet.protocol.message.Stage;
import dev.skynet.protocol.message.Ticket;
import dev.skynet.protocol.message.Upload;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Sha256;
import java.time.Instant;

/** Messages to the member of the rig, with what a story does not care about filled in. */
public final class Mail {
  /** The fence of a rollout. */
  public static final long FENCE = 10;

  private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
  private static final int TIMEOUT_SECONDS = 60;

  private Mail() {}

  public static Ticket ticket(String id, Release release) {
    return ticket(id, release, FENCE, LATER, TIMEOUT_SECONDS);
  }

  /** A ticket that has an hour. */
  public static Ticket longTicket(String id, Release release) {
    return ticket(id, release, FENCE, LATER, 60 * TIMEOUT_SECONDS);
  }

  /** A ticket to a member that does not lead. */
  public static Ticket followersTicket(String id, Release release) {
    return ticket(id, release, FENCE, LATER, TIMEOUT_SECONDS, false);
  }

  public static Ticket ticket(
      String id, Release release, long fence, Instant notAfter, int timeoutSeconds) {
    return ticket(id, release, fence, notAfter, timeoutSeconds, true);
  }

  private static Ticket ticket(
      String id, Release release, long fence, Instant notAfter, int timeoutSeconds, boolean lead) {
    return new Ticket(
        "m-" + id,
        Rig.FLEET,
        Rig.GROUP,
        Rig.INSTANCE,
        id,
        "web-rollout",
        1,
        fence,
        release,
        lead,
        notAfter,
        timeoutSeconds,
        FakeObjects.presigned("logs/" + id));
  }

  public static Prepare prepare(String id, Bundle source, String key) {
    byte[] packed = source.packed();
    return new Prepare(
        "m-" + id,
        Rig.FLEET,
        Rig.GROUP,
        Rig.INSTANCE,
        id,
        "web-rollout",
        FENCE,
        source.commit(),
        key,
        Sha256.of(packed),
        packed.length,
        Sha256.ofLines("build key"),
        LATER,
        TIMEOUT_SECONDS,
        FakeObjects.presigned("logs/" + id));
  }

  public static Upload upload(String id, Sha256 digest, String key) {
    return upload(id, digest, key, digest);
  }

  /** Leave to write other bytes than were built, as a signature that is good no more. */
  public static Upload upload(String id, Sha256 digest, String key, Sha256 signed) {
    return new Upload(
        "u-" + id,
        Rig.FLEET,
        Rig.GROUP,
        Rig.INSTANCE,
        id,
        digest,
        FakeObjects.presigned(key, signed));
  }

  public static Stage stage(Release release) {
    return new Stage("s-1", Rig.FLEET, Rig.GROUP, Rig.INSTANCE, "web-rollout", FENCE, release);
  }

  public static Confirm confirm(String id) {
    return new Confirm("c-" + id, Rig.FLEET, Rig.GROUP, Rig.INSTANCE, id);
  }

  public static Cancel cancel(String id) {
    return new Cancel("x-" + id, Rig.FLEET, Rig.GROUP, Rig.INSTANCE, id);
  }

  public static Revert revert(String id) {
    return new Revert(
        "r-" + id,
        Rig.FLEET,
        Rig.GROUP,
        Rig.INSTANCE,
        id,
        FENCE,
        TIMEOUT_SECONDS,
        FakeObjects.presigned("logs/" + id + "-revert"));
  }

  public static RollCall rollCall(String id) {
    return rollCall(id, 60);
  }

  public static RollCall rollCall(String id, int pulseSeconds) {
    return new RollCall(id, Rig.FLEET, Rig.GROUP, Rig.INSTANCE, "web-rollout", FENCE, pulseSeconds);
  }
}
