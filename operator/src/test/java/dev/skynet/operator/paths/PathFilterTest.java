package dev.skynet.operator.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathFilterTest {
  @ParameterizedTest
  @CsvSource({
    "web/**, web/index.html",
    "web/**, web/a/b/c.js",
    "web/, web/a/b.js",
    "web, web",
    "web, web/a/b.js",
    "web/app, web/app/main.js",
    "/web/**, web/a",
    "./web/**, web/a",
    "**, anything/at/all",
    "**, README.md",
    "*, README.md",
    "*.md, README.md",
    "**/*.md, README.md",
    "**/*.md, docs/a/b.md",
    "web/**/*.js, web/a.js",
    "web/**/*.js, web/a/b/c.js",
    "web/*/main.js, web/app/main.js",
    "a/**/b/**/c, a/x/b/y/z/c",
    "a/**/b/**/c, a/b/c",
    "**/x/**/y, x/x/y/q/y",
    "we?/a, web/a",
    "*web*, a-web-b",
    "**/**, a/b",
    "a**b, a-x-b",
    ".github/**, .github/x.yml",
  })
  void concernsTheGroup(String glob, String path) {
    assertThat(new PathFilter(List.of(glob)).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "web/**, web",
    "web/**, website/a",
    "web/**, a/web/b",
    "web, website",
    "web, a/web",
    "web/app, web",
    "*, web/a",
    "web/*, web/a/b",
    "*.md, docs/a.md",
    "web/**/*.js, web/a.css",
    "web/*/main.js, web/main.js",
    "a/**/b, a/b/c",
    "we?/a, we/a",
    "a**b, a/b",
    "Web/**, web/a",
    "w[e]b, web",
  })
  void doesNotConcernTheGroup(String glob, String path) {
    assertThat(new PathFilter(List.of(glob)).matches(path)).isFalse();
  }

  @Test
  void everyPathConcernsAGroupWithoutGlobs() {
    assertThat(new PathFilter(List.of()).matches("any/thing")).isTrue();
  }

  @Test
  void onePathOrGlobIsEnough() {
    // given
    PathFilter filter = new PathFilter(List.of("web/**", "lib/**"));
    // then
    assertThat(filter.matchesAny(List.of("docs/a", "lib/b"))).isTrue();
    assertThat(filter.matchesAny(List.of("docs/a", "README.md"))).isFalse();
    assertThat(filter.matchesAny(List.of())).isFalse();
  }

  /** With backtracking over every star this would not end within the age of the universe. */
  @Test
  void hostileGlobsDoNotMakeItSlow() {
    // given
    PathFilter names = new PathFilter(List.of("*a".repeat(500) + "*b"));
    PathFilter directories = new PathFilter(List.of("**/a/".repeat(500) + "b"));
    // then
    assertThat(names.matches("a".repeat(4000))).isFalse();
    assertThat(directories.matches("a/".repeat(2000) + "c")).isFalse();
  }
}
