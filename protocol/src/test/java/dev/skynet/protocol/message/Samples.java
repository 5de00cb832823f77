package dev.skynet.protocol.message;

import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Running;
import dev.skynet.protocol.release.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One message of every kind, with every component present. */
final class Samples {
  static final Fleet FLEET = new Fleet("prod");
  static final GroupName GROUP = new GroupName("shop", "web");
  static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  static final String COMMIT = "3f2a91c07d5b8e6f4a1c2d3e4f5061728394a5b6";
  static final Sha256 SOURCE = Sha256.ofLines("source");
  static final Sha256 BUILD_KEY = Sha256.ofLines("build key");
  static final Platform PLATFORM = new Platform("linux", "x86_64");
  static final Artifact ARTIFACT =
      new Artifact(
          "prod/artifacts/shop/web/key.tar.gz",
          Sha256.ofLines("artifact"),
          1_048_576,
          4_194_304,
          120,
          PLATFORM);
  static final Release RELEASE = Release.of(COMMIT, ARTIFACT, Sha256.ofLines("config"));
  static final Running RUNNING = RELEASE.running();

  private static final String INSTANCE = "i-0abc";
  private static final String TICKET = "7c1f0d2e.i-0abc.1";
  private static final String ROLLOUT = "web-3f2a91c-7c1f0";
  private static final String LOG_KEY = "prod/logs/shop/web/web-3f2a91c-7c1f0/i-0abc/1.log";
  private static final PresignedPut LOG = put(LOG_KEY);
  private static final LastTicket LAST = new LastTicket(TICKET, LastTicket.Outcome.Succeeded);
  private static final TurnTimes TIMES = new TurnTimes(2_300, 900, 1_200, 1_000);

  private Samples() {}

  static List<Message> all() {
    return List.of(
        new RollCall("m1", FLEET, GROUP, INSTANCE, ROLLOUT, 42, 60),
        prepare(),
        new Upload("m3", FLEET, GROUP, INSTANCE, TICKET, ARTIFACT.digest(), put(ARTIFACT.key())),
        new Stage("m4", FLEET, GROUP, INSTANCE, ROLLOUT, 42, RELEASE),
        ticket(),
        new Confirm("m6", FLEET, GROUP, INSTANCE, TICKET),
        new Revert("m7", FLEET, GROUP, INSTANCE, TICKET, 42, 600, LOG),
        new Cancel("m8", FLEET, GROUP, INSTANCE, TICKET),
        new Hello("i-0abc-3-1", FLEET, GROUP, INSTANCE, 3, 1, PLATFORM, "0.1.0"),
        joined(),
        new Accepted("i-0abc-3-3", FLEET, GROUP, INSTANCE, 3, 3, TICKET),
        built(),
        new Uploaded("i-0abc-3-5", FLEET, GROUP, INSTANCE, 3, 5, TICKET, ARTIFACT.digest()),
        new Staged("i-0abc-3-6", FLEET, GROUP, INSTANCE, 3, 6, RELEASE.id()),
        new Succeeded("i-0abc-3-7", FLEET, GROUP, INSTANCE, 3, 7, TICKET, RUNNING, LOG_KEY, TIMES),
        failed(),
        new Reverted("i-0abc-3-9", FLEET, GROUP, INSTANCE, 3, 9, TICKET, RUNNING),
        new Cancelled("i-0abc-3-10", FLEET, GROUP, INSTANCE, 3, 10, TICKET, true),
        new Refused(
            "i-0abc-3-11",
            FLEET,
            GROUP,
            INSTANCE,
            3,
            11,
            TICKET,
            RefusalReason.LowerFence,
            "fence 41 is lower than 42"),
        new Leaving("i-0abc-3-12", FLEET, GROUP, INSTANCE, 3, 12),
        new Pulse(
            "i-0abc-3-13",
            FLEET,
            GROUP,
            INSTANCE,
            3,
            13,
            "0.1.0",
            RUNNING,
            42,
            TICKET,
            LAST,
            "service web ended 3 times in the last hour"));
  }

  private static Prepare prepare() {
    return new Prepare(
        "m2",
        FLEET,
        GROUP,
        INSTANCE,
        TICKET,
        ROLLOUT,
        42,
        COMMIT,
        "prod/sources/shop/web/source.tar.gz",
        SOURCE,
        65_536,
        BUILD_KEY,
        NOON,
        900,
        LOG);
  }

  private static Ticket ticket() {
    return new Ticket(
        "m5", FLEET, GROUP, INSTANCE, TICKET, ROLLOUT, 1, 42, RELEASE, true, NOON, 600, LOG);
  }

  private static Joined joined() {
    return new Joined(
        "i-0abc-3-2",
        FLEET,
        GROUP,
        INSTANCE,
        3,
        2,
        "m1",
        PLATFORM,
        "0.1.0",
        RUNNING,
        42,
        10_737_418_240L,
        LAST);
  }

  private static Built built() {
    return new Built(
        "i-0abc-3-4",
        FLEET,
        GROUP,
        INSTANCE,
        3,
        4,
        TICKET,
        ARTIFACT.digest(),
        1_048_576,
        4_194_304,
        120,
        PLATFORM);
  }

  private static Failed failed() {
    return new Failed(
        "i-0abc-3-8",
        FLEET,
        GROUP,
        INSTANCE,
        3,
        8,
        TICKET,
        FailureReason.CheckFailed,
        "http://127.0.0.1:8080/healthz answered 500 instead of 200",
        HostState.Restored,
        RUNNING,
        LOG_KEY,
        "listening on 8080\n",
        TIMES);
  }

  private static PresignedPut put(String key) {
    return new PresignedPut(
        key,
        "https://bucket.s3.eu-central-1.amazonaws.com/" + key + "?X-Amz-Signature=0",
        Map.of("x-amz-checksum-sha256", List.of("AAAA")));
  }
}
