package dev.skynet.operator.git;

import static dev.skynet.operator.git.Origin.bundleWith;
import static dev.skynet.operator.git.Origin.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.crds.common.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that want the login, the time, the memory or the disk of the operator. */
class HostileServerIT {
  private static final long MIB = 1 << 20;

  @TempDir private Path temp;
  private Origin origin;
  private GitHttpServer server;

  @BeforeEach
  void start() throws IOException {
    origin = new Origin(temp.resolve("srv/shop.git"));
    server = GitHttpServer.over(temp.resolve("srv"));
  }

  @AfterEach
  void stop() {
    server.close();
    origin.close();
  }

  @Test
  void theLoginStaysAtItsPortAlsoAfterItWasAskedFor() throws IOException {
    assertThatTheLoginIsNotTakenTo("127.0.0.1");
  }

  @Test
  void theLoginStaysAtItsHostAlsoAfterItWasAskedFor() throws IOException {
    assertThatTheLoginIsNotTakenTo("localhost");
  }

  private void assertThatTheLoginIsNotTakenTo(String host) throws IOException {
    // given
    origin.commit("main", Origin.BUNDLE);
    try (GitHttpServer elsewhere = GitHttpServer.over(temp.resolve("srv"))) {
      elsewhere.requireLogin("ann", "s3cret");
      server.redirectsAfterLogin(
          "/moved.git",
          "http://%s:%d/shop.git/info/refs?service=git-upload-pack"
              .formatted(host, elsewhere.port()));
      // when
      SourceResult result =
          source(usual())
              .fetch(Requests.of(server.url("moved.git")).login("ann", "s3cret").branch("main"));
      // then
      assertThat(elsewhere.logins()).isEmpty();
      assertRejected(result, Reason.AuthenticationFailed, "127.0.0.1");
    }
  }

  @Test
  void anAnswerThatNeverEndsIsGivenUp() throws IOException {
    // given
    server.neverEnds("/endless.git");
    JgitSource source =
        new JgitSource(temp.resolve("work"), limits(10, 1 << 30, 1 << 30), new Ticking());
    // then
    assertThatThrownBy(() -> source.fetch(Requests.of(server.url("endless.git")).branch("main")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("took longer than 10 s");
  }

  @Test
  void moreBytesThanOneFetchMayBringAreRefused() throws IOException {
    // given
    origin.commit("main", bundleWith(Map.of("big", file(noise(3)))));
    // then
    assertRejected(
        source(limits(600, 2 * MIB, 1 << 30)).fetch(web().branch("main")),
        Reason.SourceTooLarge,
        "more than 2 MiB for one fetch");
  }

  @Test
  void anObjectThatDoesNotFitIntoMemoryIsRefused() throws IOException {
    // given
    origin.commit("main", bundleWith(Map.of("big", file(noise(3)))));
    // then
    assertRejected(
        source(limits(600, 1 << 30, 2 * MIB)).fetch(web().branch("main")),
        Reason.SourceTooLarge,
        "an object of more than 2 MiB; keep large files elsewhere");
  }

  private Requests web() {
    return Requests.of(server.url("shop.git"));
  }

  private JgitSource source(GitLimits limits) throws IOException {
    return new JgitSource(temp.resolve("work"), limits, InstantSource.fixed(Instant.EPOCH));
  }

  private static GitLimits usual() {
    return GitLimits.usual(true);
  }

  private static GitLimits limits(int seconds, long fetchBytes, long objectBytes) {
    return new GitLimits(
        true,
        Duration.ofSeconds(30),
        Duration.ofSeconds(seconds),
        fetchBytes,
        objectBytes,
        1 << 30,
        1000);
  }

  /** Text that no compression makes much smaller; the same every time. */
  private static String noise(int mebibytes) {
    return new Random(1)
        .ints((long) mebibytes << 20, ' ', '~')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static void assertRejected(SourceResult result, Reason reason, String text) {
    assertThat(result)
        .isInstanceOfSatisfying(
            SourceResult.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(reason);
              assertThat(rejected.message()).contains(text).doesNotContain("s3cret");
            });
  }

  /** A second passes between any two looks at it. */
  private static final class Ticking implements InstantSource {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      now = now.plusSeconds(1);
      return now;
    }
  }
}
