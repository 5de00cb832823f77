package dev.skynet.operator.git;

import static dev.skynet.operator.git.Origin.bundleWith;
import static dev.skynet.operator.git.Origin.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed in the middle of a fetch, and the next one on the same disk. */
class KilledFetchIT {
  @TempDir private Path temp;

  @Test
  void theNextProcessFetchesAgainAndLeavesNothingOfIt() throws Exception {
    // given
    try (Origin origin = new Origin(temp.resolve("srv/shop.git"));
        GitHttpServer server = GitHttpServer.over(temp.resolve("srv"))) {
      String head = origin.commit("main", bundleWith(Map.of("big", file(noise()))));
      Path work = temp.resolve("work");
      server.stallsAfter(100_000);
      Process killed = fetchBeside(work, server.url("shop.git"));
      try {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> halfWritten(work).stream().anyMatch(f -> f.toFile().length() > 0));
      } finally {
        // when
        killed.destroyForcibly().waitFor();
      }
      List<Path> left = halfWritten(work);
      server.stallsAfter(Integer.MAX_VALUE);
      SourceResult result =
          new JgitSource(work, GitLimits.usual(true), InstantSource.system())
              .fetch(Requests.of(server.url("shop.git")).branch("main"));
      // then
      assertThat(left).isNotEmpty();
      assertThat(result)
          .isInstanceOfSatisfying(
              SourceResult.Packed.class, packed -> assertThat(packed.commit()).isEqualTo(head));
      assertThat(halfWritten(work)).isEmpty();
    }
  }

  private static Process fetchBeside(Path work, String url) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            FetchMain.class.getName(),
            work.toString(),
            url)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static List<Path> halfWritten(Path work) throws IOException {
    if (!Files.exists(work)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(work)) {
      return files.filter(f -> String.valueOf(f.getFileName()).startsWith("incoming_")).toList();
    }
  }

  private static String noise() {
    return new Random(1)
        .ints(2 << 20, ' ', '~')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
