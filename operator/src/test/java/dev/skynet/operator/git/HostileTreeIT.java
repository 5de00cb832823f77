package dev.skynet.operator.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.jgit.lib.FileMode.EXECUTABLE_FILE;
import static org.eclipse.jgit.lib.FileMode.REGULAR_FILE;
import static org.eclipse.jgit.lib.FileMode.SYMLINK;
import static org.eclipse.jgit.lib.FileMode.TREE;

import dev.skynet.crds.common.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Trees that no git would write, pushed by somebody who wants them to do harm. */
class HostileTreeIT {
  private static final int LEVELS = 40;

  @TempDir private Path temp;
  private Origin origin;
  private JgitSource source;
  private Requests web;
  private ObjectId file;

  @BeforeEach
  void start() throws IOException {
    origin = new Origin(temp.resolve("origin.git"));
    source =
        new JgitSource(
            temp.resolve("work"), GitLimits.usual(true), InstantSource.fixed(Instant.EPOCH));
    web = Requests.of(origin.url());
    file = origin.insertFile("version: 1\n");
  }

  @AfterEach
  void stop() {
    origin.close();
  }

  static Stream<Arguments> names() {
    return Stream.of(
        named("upwards", (tree, file) -> tree.with(REGULAR_FILE, "..", file)),
        named("itself", (tree, file) -> tree.with(REGULAR_FILE, ".", file)),
        named("git's own", (tree, file) -> tree.with(REGULAR_FILE, ".git", file)),
        named("a path", (tree, file) -> tree.with(REGULAR_FILE, "../etc/passwd", file)),
        named("from the root", (tree, file) -> tree.with(REGULAR_FILE, "/etc/passwd", file)),
        named(
            "twice, as link and file",
            (tree, file) -> tree.with(SYMLINK, "a", file).with(EXECUTABLE_FILE, "a", file)),
        named("none", (tree, file) -> tree.with(REGULAR_FILE, "", file)),
        named("not UTF-8", (tree, file) -> tree.with(REGULAR_FILE, "caf\u00e9", file)),
        named("too long", (tree, file) -> tree.with(REGULAR_FILE, "n".repeat(256), file)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void refusesANameThatNoHostCanHave(String what, BiFunction<RawTree, ObjectId, RawTree> names)
      throws IOException {
    // given
    RawTree tree = names.apply(new RawTree(), file).with(REGULAR_FILE, "skynet.yml", file);
    origin.commit("main", origin.insertTree(tree.bytes()));
    // then
    assertRejected(source.fetch(web.branch("main")), Reason.PathsNotSupported, "rename it");
  }

  @Test
  void refusesSuchANameInADirectoryToo() throws IOException {
    // given
    ObjectId inner = origin.insertTree(new RawTree().with(REGULAR_FILE, "../../x", file).bytes());
    origin.commit("main", bundleWith("web", inner));
    // then
    assertRejected(
        source.fetch(web.branch("main")), Reason.PathsNotSupported, "directory 'web' holds");
  }

  @Test
  void refusesAPathThatIsLongerThanAHostTakes() throws IOException {
    // given
    ObjectId deep = file;
    for (int i = 0; i < 20; i++) {
      deep =
          origin.insertTree(
              new RawTree().with(i == 0 ? REGULAR_FILE : TREE, "d".repeat(120), deep).bytes());
    }
    origin.commit("main", bundleWith("web", deep));
    // then
    assertRejected(source.fetch(web.branch("main")), Reason.PathsNotSupported, "2048 bytes");
  }

  @Test
  void takesTheLongestName() throws IOException {
    // given
    RawTree tree = new RawTree().with(REGULAR_FILE, "n".repeat(255), file);
    origin.commit("main", bundleWith("web", origin.insertTree(tree.bytes())));
    // then
    assertThat(source.fetch(web.branch("main"))).isInstanceOf(SourceResult.Packed.class);
  }

  @Test
  void comesBackFromATowerOfDirectoriesThatHoldNothingElse() throws IOException {
    // given
    origin.commit("main", bundleWith("web", tower()));
    // then
    assertRejected(
        source.fetch(web.branch("main")), Reason.SourceTooLarge, "200000 files and directories");
  }

  @Test
  void outdatesAPushThatDiffersByATowerFromTheHead() throws IOException {
    // given
    String pushed = origin.commit("main", bundleWith("x", tower()));
    String head = origin.commit("main", Origin.BUNDLE);
    // then
    assertThat(source.fetch(web.paths("web/**").push(pushed)))
        .isEqualTo(new SourceResult.Outdated(head));
  }

  /** More directories than a computer can count, in forty objects. */
  private ObjectId tower() {
    ObjectId top = origin.insertTree(new byte[0]);
    for (int i = 0; i < LEVELS; i++) {
      top = origin.insertTree(new RawTree().with(TREE, "a", top).with(TREE, "b", top).bytes());
    }
    return top;
  }

  private ObjectId bundleWith(String directory, ObjectId tree) {
    RawTree root = new RawTree();
    return origin.insertTree(
        directory.compareTo("skynet.yml") < 0
            ? root.with(TREE, directory, tree).with(REGULAR_FILE, "skynet.yml", file).bytes()
            : root.with(REGULAR_FILE, "skynet.yml", file).with(TREE, directory, tree).bytes());
  }

  private static Arguments named(String what, BiFunction<RawTree, ObjectId, RawTree> names) {
    return Arguments.of(what, names);
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
