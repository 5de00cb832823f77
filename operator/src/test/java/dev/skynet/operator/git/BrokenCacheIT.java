package dev.skynet.operator.git;

import static dev.skynet.operator.git.Origin.bundleWith;
import static dev.skynet.operator.git.Origin.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever lies in the cache, the commit is packed or the trouble named. */
class BrokenCacheIT {
  @TempDir private Path temp;
  private Path work;
  private Origin origin;
  private Requests web;

  @BeforeEach
  void start() {
    work = temp.resolve("work");
    origin = new Origin(temp.resolve("origin.git"));
    web = Requests.of(origin.url());
  }

  @AfterEach
  void stop() {
    origin.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {".pack", ".idx", "HEAD", "config", "shallow", "origin/main"})
  void fetchesAgainWhatIsGarbled(String ending) throws IOException {
    // given
    origin.commit("main", bundleWith(Map.of("a", file("1"))));
    String head = origin.commit("main", bundleWith(Map.of("a", file("2"))));
    source().fetch(web.branch("main"));
    List<Path> files = cacheFiles(ending);
    assertThat(files).isNotEmpty();
    for (Path file : files) {
      Files.delete(file);
      Files.writeString(file, "garbled by a full disk");
    }
    // then
    assertPacked(source().fetch(web.commit(head)), head);
  }

  @ParameterizedTest
  @ValueSource(strings = {".pack", ".idx", "HEAD", "config", "shallow", "origin/main"})
  void fetchesAgainWhatIsGone(String ending) throws IOException {
    // given
    String first = origin.commit("main", bundleWith(Map.of("a", file("1"))));
    origin.commit("main", bundleWith(Map.of("a", file("2"))));
    source().fetch(web.branch("main"));
    for (Path file : cacheFiles(ending)) {
      Files.delete(file);
    }
    // then
    assertPacked(source().fetch(web.commit(first)), first);
  }

  @Test
  void beginsAnewWhereARepositoryWasHalfMade() throws IOException {
    // given
    String head = origin.commit("main", Origin.BUNDLE);
    source().fetch(web.branch("main"));
    for (Path file : cacheFiles("")) {
      Files.delete(file);
    }
    // then
    assertPacked(source().fetch(web.commit(head)), head);
  }

  @Test
  void dropsACacheOfTooManyPacks() throws IOException {
    // given
    String head = origin.commit("main", Origin.BUNDLE);
    source().fetch(web.branch("main"));
    Path packs = cacheFiles(".pack").getFirst().resolveSibling("x");
    for (int i = 0; i < 70; i++) {
      Files.createFile(packs.resolveSibling("pack-" + i + ".pack"));
    }
    // when
    assertPacked(source().fetch(web.commit(head)), head);
    // then
    assertThat(cacheFiles(".pack")).hasSize(1);
  }

  @Test
  void clearsWhatAFormerProcessPacked() throws IOException {
    // given
    origin.commit("main", Origin.BUNDLE);
    source().fetch(web.branch("main"));
    // when
    source();
    // then
    assertThat(work.resolve("packed")).isEmptyDirectory();
  }

  @Test
  void keepsTheCacheWhenOnlyTheRepositoryIsAway() throws IOException {
    // given
    origin.commit("main", Origin.BUNDLE);
    source().fetch(web.branch("main"));
    List<Path> before = cacheFiles(".pack");
    InstantSource late = new Later();
    // when
    JgitSource hurried = new JgitSource(work, GitLimits.usual(true), late);
    // then
    assertThatThrownBy(() -> hurried.fetch(web.branch("main")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("took longer than 600 s");
    assertThat(cacheFiles(".pack")).isEqualTo(before);
  }

  private JgitSource source() throws IOException {
    return new JgitSource(work, GitLimits.usual(true), InstantSource.fixed(Instant.EPOCH));
  }

  private List<Path> cacheFiles(String ending) {
    try (Stream<Path> files = Files.walk(work.resolve("cache"))) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertPacked(SourceResult result, String commit) {
    assertThat(result)
        .isInstanceOfSatisfying(
            SourceResult.Packed.class, packed -> assertThat(packed.commit()).isEqualTo(commit));
  }

  /** An hour passes between any two looks at it. */
  private static final class Later implements InstantSource {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      now = now.plusSeconds(3600);
      return now;
    }
  }
}
