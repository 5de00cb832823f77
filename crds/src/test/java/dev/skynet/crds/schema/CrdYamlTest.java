package dev.skynet.crds.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrdYamlTest {
  private static final Path KINDS = Path.of("src/main/resources/crds");
  private static final Path CHART = Path.of("../helm/skynet/files/crds");

  @ParameterizedTest
  @EnumSource
  void committedYamlIsWhatTheRecordsGive(Kind kind) throws IOException {
    new CommittedFile(KINDS.resolve(kind.file())).mustBe(kind.yaml());
  }

  @ParameterizedTest
  @EnumSource
  void committedChartHoldsWhatTheBuildCopies(Kind kind) {
    assertThat(CHART.resolve(kind.file()))
        .as("the chart has another copy of the kind: run make build and commit what it copies")
        .hasSameBinaryContentAs(KINDS.resolve(kind.file()));
  }

  @Test
  void theChartHoldsNoOtherKind() throws IOException {
    try (Stream<Path> copies = Files.list(CHART)) {
      assertThat(copies.map(copy -> copy.getFileName().toString()))
          .containsExactlyInAnyOrder(Kind.INSTANCE_GROUP.file(), Kind.ROLLOUT.file());
    }
  }
}
