package dev.skynet.operator.git;

import static dev.skynet.operator.git.Origin.BUNDLE;
import static dev.skynet.operator.git.Origin.bundleWith;
import static dev.skynet.operator.git.Origin.file;
import static dev.skynet.operator.git.Origin.link;
import static dev.skynet.operator.git.Origin.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.protocol.release.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search for a commit and the packing, on real repositories. */
class JgitSourceIT {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-03-02T00:00:00Z"));

  @TempDir private Path temp;
  private Origin origin;
  private JgitSource source;
  private Requests web;

  @BeforeEach
  void start() throws IOException {
    origin = new Origin(temp.resolve("origin.git"));
    source = new JgitSource(temp.resolve("work"), GitLimits.usual(true), CLOCK);
    web = Requests.of(origin.url());
  }

  @AfterEach
  void stop() {
    origin.close();
  }

  @Test
  void packsTheHeadWithItsScriptsAndLinks() throws IOException {
    // given
    String longName = "deep/" + "n".repeat(120) + "/Grüße.txt";
    String head =
        origin.commit(
            "main",
            bundleWith(
                Map.of(
                    "bin/server",
                    script("#!/bin/sh"),
                    "bin/link",
                    link("server"),
                    "far",
                    link("t".repeat(150)),
                    longName,
                    file("hello"))));
    // when
    SourceResult.Packed packed = packed(source.fetch(web.commit(head)));
    // then
    assertThat(packed.commit()).isEqualTo(head);
    assertThat(packed.digest()).isEqualTo(Sha256.of(Files.readAllBytes(packed.file())));
    assertThat(packed.size()).isEqualTo(Files.size(packed.file()));
    assertThat(packed.skynetFile().services()).isEmpty();
    assertThat(Unpacked.lines(packed.file()))
        .containsExactly(
            "40755 bin/",
            "120777 bin/link -> server",
            "100755 bin/server: #!/bin/sh",
            "40755 deep/",
            "40755 deep/" + "n".repeat(120) + "/",
            "100644 " + longName + ": hello",
            "120777 far -> " + "t".repeat(150),
            "100644 skynet.yml: version: 1");
  }

  @Test
  void packsTheSameCommitToTheSameBytesWheneverAndWherever() throws IOException {
    // given
    String head =
        origin.commit("main", bundleWith(Map.of("a", link("skynet.yml"), "b", script("b"))));
    JgitSource other =
        new JgitSource(
            temp.resolve("other"),
            GitLimits.usual(true),
            InstantSource.fixed(Instant.parse("2031-01-01T00:00:00Z")));
    // when
    Path one = packed(source.fetch(web.commit(head))).file();
    Path two = packed(other.fetch(web.commit(head))).file();
    // then
    assertThat(one).hasSameBinaryContentAs(two);
    assertThat(Sha256.of(Unpacked.tar(one)).hex())
        .as("of the tar, which no clock, user or host may change")
        .isEqualTo("d4d4b6fac78c442d8695f594ad8846f5af95187c8b383b00a32423c5d5c1f347");
    assertThat(Files.readAllBytes(one)).startsWith(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void followsABranchThatMovesOnAndBack() throws IOException {
    // given
    String first = origin.commit("main", BUNDLE);
    packed(source.fetch(web.branch("main")));
    // when
    String second = origin.commit("main", bundleWith(Map.of("a", file("2"))));
    // then
    assertThat(packed(source.fetch(web.branch("main"))).commit()).isEqualTo(second);
    // when
    origin.point("main", first);
    // then
    assertThat(packed(source.fetch(web.branch("main"))).commit()).isEqualTo(first);
  }

  @Test
  void packsAnOlderCommitOfTheBranch() throws IOException {
    // given
    String first = origin.commit("main", bundleWith(Map.of("a", file("1"))));
    origin.commit("main", bundleWith(Map.of("a", file("2"))));
    origin.commit("main", bundleWith(Map.of("a", file("3"))));
    packed(source.fetch(web.branch("main")));
    // when
    SourceResult.Packed packed = packed(source.fetch(web.commit(first)));
    // then
    assertThat(packed.commit()).isEqualTo(first);
    assertThat(Unpacked.lines(packed.file())).contains("100644 a: 1");
  }

  @Test
  void goesOnFromAWholeCache() throws IOException {
    // given
    String first = origin.commit("main", BUNDLE);
    origin.commit("main", bundleWith(Map.of("a", file("2"))));
    packed(source.fetch(web.commit(first)));
    // when
    String third = origin.commit("main", bundleWith(Map.of("a", file("3"))));
    String fourth = origin.commit("main", bundleWith(Map.of("a", file("4"))));
    // then
    assertThat(packed(source.fetch(web.commit(fourth))).commit()).isEqualTo(fourth);
    assertThat(packed(source.fetch(web.commit(third))).commit()).isEqualTo(third);
    assertThat(packed(source.fetch(web.commit(first))).commit()).isEqualTo(first);
  }

  @Test
  void packsACommitOfAnAllowedBranch() throws IOException {
    // given
    origin.commit("main", BUNDLE);
    String fix = origin.commit("hotfix", bundleWith(Map.of("a", file("fix"))));
    origin.commit("hotfix", bundleWith(Map.of("a", file("later"))));
    // then
    assertThat(packed(source.fetch(web.allowing("hotfix").commit(fix))).commit()).isEqualTo(fix);
    assertThat(packed(source.fetch(web.allowing("refs/heads/hotfix").branch("hotfix"))))
        .isNotNull();
  }

  @Test
  void ignoresAnAllowedBranchThatDoesNotExist() throws IOException {
    // given
    String first = origin.commit("main", BUNDLE);
    origin.commit("main", bundleWith(Map.of("a", file("2"))));
    // then
    assertThat(packed(source.fetch(web.allowing("gone", "no name").commit(first)))).isNotNull();
  }

  @Test
  void refusesACommitOnNoAllowedBranchAndNamesItsBranch() throws IOException {
    // given
    origin.commit("main", BUNDLE);
    String wild = origin.commit("wild", BUNDLE);
    // then
    assertRejected(source.fetch(web.commit(wild)), Reason.CommitNotOnBranch, "'wild'");
    assertRejected(source.fetch(web.branch("wild")), Reason.CommitNotOnBranch, "allowedRefs");
  }

  @Test
  void refusesACommitAgainAfterItsObjectsCameIntoTheCache() throws IOException {
    // given
    origin.commit("main", BUNDLE);
    String wild = origin.commit("wild", BUNDLE);
    source.fetch(web.commit(wild));
    // then
    assertRejected(source.fetch(web.commit(wild)), Reason.CommitNotOnBranch, "'wild'");
  }

  @Test
  void refusesACommitThatDoesNotExist() throws IOException {
    // given
    origin.commit("main", BUNDLE);
    String gone = origin.commit("wild", BUNDLE);
    origin.deleteBranch("wild");
    // then
    assertRejected(source.fetch(web.commit("0".repeat(39) + "1")), Reason.CommitNotFound, "0001");
    assertRejected(source.fetch(web.commit(gone)), Reason.CommitNotFound, gone);
    assertRejected(source.fetch(web.commit("3f2a91c")), Reason.CommitNotFound, "all 40");
  }

  @Test
  void refusesABranchThatDoesNotExist() throws IOException {
    // given
    origin.commit("trunk", BUNDLE);
    // then
    assertRejected(source.fetch(web.branch("main")), Reason.BranchNotFound, "no branch 'main'");
    assertRejected(
        source.fetch(web.commit("1".repeat(40))), Reason.BranchNotFound, "no branch 'main'");
  }

  @Test
  void refusesARepositoryThatDoesNotExist() throws IOException {
    assertRejected(
        source.fetch(Requests.of(temp.resolve("none.git").toUri().toString()).branch("main")),
        Reason.RepositoryNotFound,
        "none.git");
  }

  @Test
  void refusesAnInsecureUrlBeforeAnyCall() throws IOException {
    // given
    JgitSource strict = new JgitSource(temp.resolve("strict"), GitLimits.usual(false), CLOCK);
    // then
    assertRejected(strict.fetch(web.branch("main")), Reason.UrlNotAllowed, "file");
  }

  @Test
  void letsAPushThroughThatIsStillTheHead() throws IOException {
    // given
    String head = origin.commit("main", BUNDLE);
    // then
    assertThat(packed(source.fetch(web.push(head))).commit()).isEqualTo(head);
  }

  @Test
  void outdatesAPushThatTheBranchLeftBehind() throws IOException {
    // given
    String pushed = origin.commit("main", BUNDLE);
    String head = origin.commit("main", bundleWith(Map.of("web/a", file("2"))));
    // then
    assertThat(source.fetch(web.push(pushed))).isEqualTo(new SourceResult.Outdated(head));
    assertThat(source.fetch(web.paths("web/**").push(pushed)))
        .isEqualTo(new SourceResult.Outdated(head));
  }

  @Test
  void letsAPushThroughWhenOnlyOthersFilesChangedSince() throws IOException {
    // given
    origin.commit("main", bundleWith(Map.of("web/a", file("1"))));
    String pushed = origin.commit("main", bundleWith(Map.of("web/a", file("2"))));
    origin.commit("main", bundleWith(Map.of("web/a", file("2"), "docs/b", file("new"))));
    // when
    SourceResult.Packed packed = packed(source.fetch(web.paths("web/**").push(pushed)));
    // then
    assertThat(packed.commit()).isEqualTo(pushed);
    assertThat(Unpacked.lines(packed.file())).noneMatch(line -> line.contains("docs"));
  }

  @Test
  void outdatesAPushThatWasForcedAway() throws IOException {
    // given
    String base = origin.commit("main", BUNDLE);
    String pushed = origin.commit("main", bundleWith(Map.of("a", file("pushed"))));
    origin.point("main", base);
    String head = origin.commit("main", bundleWith(Map.of("a", file("forced"))));
    // then
    assertThat(source.fetch(web.push(pushed))).isEqualTo(new SourceResult.Outdated(head));
    assertThat(source.fetch(web.push("1".repeat(40)))).isEqualTo(new SourceResult.Outdated(head));
  }

  @Test
  void forgetsTheFormerUrlOfAGroup() throws IOException {
    // given
    origin.commit("main", BUNDLE);
    packed(source.fetch(web.branch("main")));
    try (Origin moved = new Origin(temp.resolve("moved.git"))) {
      String head = moved.commit("main", bundleWith(Map.of("a", file("moved"))));
      // when
      SourceResult result = source.fetch(Requests.of(moved.url()).branch("main"));
      // then
      assertThat(packed(result).commit()).isEqualTo(head);
      try (var caches = Files.list(temp.resolve("work/cache/shop/web"))) {
        assertThat(caches).hasSize(1);
      }
    }
  }

  private static SourceResult.Packed packed(SourceResult result) {
    assertThat(result).isInstanceOf(SourceResult.Packed.class);
    return (SourceResult.Packed) result;
  }

  private static void assertRejected(SourceResult result, Reason reason, String text) {
    assertThat(result)
        .isInstanceOfSatisfying(
            SourceResult.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(reason);
              assertThat(rejected.message()).contains(text);
            });
  }
}
