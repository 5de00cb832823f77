package dev.skynet.operator.git;

import static dev.skynet.operator.git.Origin.BUNDLE;
import static dev.skynet.operator.git.Origin.bundleWith;
import static dev.skynet.operator.git.Origin.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.crds.common.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against git's own server, and against servers that misbehave. */
class GitOverHttpIT {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.EPOCH);

  @TempDir private Path temp;
  private Origin origin;
  private GitHttpServer server;
  private JgitSource source;
  private Requests web;

  @BeforeEach
  void start() throws IOException {
    origin = new Origin(temp.resolve("srv/shop.git"));
    server = GitHttpServer.over(temp.resolve("srv"));
    source = new JgitSource(temp.resolve("work"), GitLimits.usual(true), CLOCK);
    web = Requests.of(server.url("shop.git"));
  }

  @AfterEach
  void stop() {
    server.close();
    origin.close();
  }

  @Test
  void fetchesHeadsAloneThenTheHistoryThenWhatIsNew() throws IOException {
    // given
    String first = origin.commit("main", bundleWith(Map.of("a", file("1"))));
    String second = origin.commit("main", bundleWith(Map.of("a", file("2"))));
    // then
    assertPacked(source.fetch(web.push(second)), second);
    String third = origin.commit("main", bundleWith(Map.of("a", file("3"))));
    assertPacked(source.fetch(web.branch("main")), third);
    assertThat(source.fetch(web.push(second))).isEqualTo(new SourceResult.Outdated(third));
    assertPacked(source.fetch(web.commit(first)), first);
    String fourth = origin.commit("main", bundleWith(Map.of("a", file("4"))));
    assertPacked(source.fetch(web.commit(fourth)), fourth);
  }

  @Test
  void tellsACommitElsewhereFromNone() throws IOException {
    // given
    origin.commit("main", BUNDLE);
    String wild = origin.commit("wild", BUNDLE);
    // then
    assertRejected(source.fetch(web.commit(wild)), Reason.CommitNotOnBranch, "'wild'");
    assertRejected(source.fetch(web.commit("1".repeat(40))), Reason.CommitNotFound, "11111");
    assertPacked(source.fetch(web.allowing("wild").commit(wild)), wild);
  }

  @Test
  void logsInWithTheSecret() throws IOException {
    // given
    String head = origin.commit("main", BUNDLE);
    server.requireLogin("ann", "s3cret");
    // then
    assertPacked(source.fetch(web.login("ann", "s3cret").commit(head)), head);
  }

  @Test
  void namesAMissingAndAWrongLogin() throws IOException {
    // given
    origin.commit("main", BUNDLE);
    server.requireLogin("ann", "s3cret");
    // then
    assertRejected(source.fetch(web.branch("main")), Reason.AuthenticationFailed, "name a Secret");
    assertRejected(
        source.fetch(web.login("ann", "wr0ng").branch("main")),
        Reason.AuthenticationFailed,
        "renew username and password");
  }

  @Test
  void namesAForbiddenRepository() throws IOException {
    // given
    server.answers("/closed.git", 403, Map.of());
    // then
    assertRejected(
        source.fetch(Requests.of(server.url("closed.git")).login("ann", "s3cret").branch("main")),
        Reason.AuthenticationFailed,
        "HTTP 403");
  }

  @Test
  void namesARepositoryThatDoesNotExist() throws IOException {
    assertRejected(
        source.fetch(Requests.of(server.url("none.git")).login("ann", "s3cret").branch("main")),
        Reason.RepositoryNotFound,
        "none.git");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void triesAgainLaterWhenTheServerIsInTrouble(int status) {
    // given
    server.answers("/shop.git", status, Map.of());
    // then
    assertThatThrownBy(() -> source.fetch(web.login("ann", "s3cret").branch("main")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("answered HTTP " + status)
        .hasMessageNotContaining("s3cret");
  }

  @Test
  void triesAgainLaterWhenNobodyListens() throws IOException {
    // given
    String head = origin.commit("main", BUNDLE);
    assertPacked(source.fetch(web.commit(head)), head);
    server.close();
    // then
    assertThatThrownBy(() -> source.fetch(web.branch("main")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void doesNotWaitForAServerThatNeverAnswers() throws IOException {
    // given
    GitLimits hurried =
        new GitLimits(true, Duration.ofSeconds(1), Duration.ofMinutes(1), 1 << 20, 1, 1, 1);
    JgitSource impatient = new JgitSource(temp.resolve("impatient"), hurried, CLOCK);
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort() + "/shop.git";
      // then
      assertThatThrownBy(() -> impatient.fetch(Requests.of(url).branch("main")))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot be reached");
    }
  }

  @Test
  void doesNotTakeTheLoginToAnotherHost() throws IOException {
    // given
    origin.commit("main", BUNDLE);
    try (GitHttpServer elsewhere = GitHttpServer.over(temp.resolve("srv"))) {
      elsewhere.requireLogin("ann", "s3cret");
      String target = elsewhere.url("shop.git") + "/info/refs?service=git-upload-pack";
      server.answers("/moved.git", 302, Map.of("Location", target));
      // when
      SourceResult result =
          source.fetch(Requests.of(server.url("moved.git")).login("ann", "s3cret").branch("main"));
      // then
      assertRejected(result, Reason.AuthenticationFailed, "");
      assertThat(elsewhere.logins()).isEmpty();
    }
  }

  @Test
  void namesACertificateThatIsNone() throws IOException {
    // given
    GitCredentials credentials = new GitCredentials(Optional.empty(), Optional.of("no PEM"));
    // then
    assertRejected(
        source.fetch(web.with(credentials).branch("main")), Reason.AuthenticationFailed, "PEM");
  }

  private static void assertPacked(SourceResult result, String commit) {
    assertThat(result)
        .isInstanceOfSatisfying(
            SourceResult.Packed.class, packed -> assertThat(packed.commit()).isEqualTo(commit));
  }

  private static void assertRejected(SourceResult result, Reason reason, String text) {
    assertThat(result)
        .isInstanceOfSatisfying(
            SourceResult.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(reason);
              assertThat(rejected.message()).contains(text).doesNotContain("s3cret", "wr0ng");
            });
  }
}
