package dev.skynet.operator.git;

import static dev.skynet.operator.git.Origin.BUNDLE;
import static dev.skynet.operator.git.Origin.bundleWith;
import static dev.skynet.operator.git.Origin.file;
import static dev.skynet.operator.git.Origin.link;
import static dev.skynet.operator.git.Origin.submodule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.crds.common.Reason;
import dev.skynet.operator.git.Origin.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which trees are refused, by name and with a cure. */
class TreeRulesIT {
  private static final String LFS =
      "version https://git-lfs.github.com/spec/v1\noid sha256:%s\nsize 12345\n"
          .formatted("a".repeat(64));

  @TempDir private Path temp;

  static Stream<Arguments> trees() {
    return Stream.of(
        refused(Map.of("a", file("a")), Reason.NoSkynetFile, "begins with 'version: 1'"),
        refused(Map.of("sub/skynet.yml", file("version: 1")), Reason.NoSkynetFile, "at its root"),
        refused(Map.of("skynet.yml", link("a")), Reason.NoSkynetFile, "make it a file"),
        refused(Map.of("skynet.yml/a", file("a")), Reason.NoSkynetFile, "make it a file"),
        refused(
            Map.of("appspec.yml", file("version: 0.0")),
            Reason.AppspecNotSupported,
            "not supported by this version"),
        refused(
            Map.of("skynet.yml", file("version: 1\nuser: shop\nbuild: {}\n")),
            Reason.InvalidSkynetFile,
            "skynet.yml:2: 'user' is not supported by this version",
            "skynet.yml:3: 'build.run' is missing"),
        refused(
            Map.of("skynet.yml", Origin.entry(FileMode.REGULAR_FILE, (byte) 'a', (byte) 0xff)),
            Reason.InvalidSkynetFile,
            "skynet.yml:1: the file is not UTF-8"),
        refused(
            Map.of("skynet.yml", file("#".repeat(1 << 21))),
            Reason.InvalidSkynetFile,
            "skynet.yml:1: the file has 2097152 bytes"),
        refused(
            bundleWith(Map.of("vendor/lib", submodule())),
            Reason.SubmodulesNotSupported,
            "'vendor/lib' is a submodule, which is not supported by this version"),
        refused(
            bundleWith(Map.of("img/big.png", file(LFS))),
            Reason.LfsNotSupported,
            "'img/big.png' is in Git LFS, which is not supported by this version"),
        refused(
            bundleWith(Map.of("big", file("x".repeat(2 << 20)))),
            Reason.SourceTooLarge,
            "more than 1 MiB or 5 files and directories"),
        refused(
            bundleWith(
                Map.of("a", file(""), "b", file(""), "c", file(""), "d", file(""), "e", file(""))),
            Reason.SourceTooLarge,
            "more than 1 MiB or 5 files and directories"));
  }

  @ParameterizedTest
  @MethodSource("trees")
  void refusesByNameWithACure(Map<String, Entry> tree, Reason reason, String[] texts)
      throws IOException {
    assertThat(fetched(tree))
        .isInstanceOfSatisfying(
            SourceResult.Rejected.class,
            rejected -> {
              assertThat(rejected.reason()).isEqualTo(reason);
              assertThat(rejected.message()).contains(texts);
            });
  }

  @Test
  void takesAFileThatOnlyMentionsLfs() throws IOException {
    assertThat(fetched(bundleWith(Map.of("README", file("see " + LFS)))))
        .isInstanceOf(SourceResult.Packed.class);
  }

  @Test
  void takesAnAppspecBesideASkynetFile() throws IOException {
    assertThat(fetched(bundleWith(Map.of("appspec.yml", file("version: 0.0")))))
        .isInstanceOf(SourceResult.Packed.class);
  }

  @Test
  void recoversWhenTheNextCommitIsMended() throws IOException {
    assertThat(fetched(Map.of("a", file("a")), BUNDLE)).isInstanceOf(SourceResult.Packed.class);
  }

  @SafeVarargs
  private SourceResult fetched(Map<String, Entry>... trees) throws IOException {
    GitLimits limits =
        new GitLimits(
            true, Duration.ofSeconds(30), Duration.ofMinutes(1), 1 << 30, 1 << 30, 1 << 20, 5);
    JgitSource source =
        new JgitSource(temp.resolve("work"), limits, InstantSource.fixed(Instant.EPOCH));
    try (Origin origin = new Origin(temp.resolve("origin.git"))) {
      SourceResult last = new SourceResult.Outdated("none");
      for (Map<String, Entry> tree : trees) {
        origin.commit("main", tree);
        last = source.fetch(Requests.of(origin.url()).branch("main"));
      }
      return last;
    }
  }

  private static Arguments refused(Map<String, Entry> tree, Reason reason, String... texts) {
    return Arguments.of(tree, reason, texts);
  }
}
