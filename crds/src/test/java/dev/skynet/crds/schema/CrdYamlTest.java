package dev.skynet.crds.schema;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CrdYamlTest {
  @ParameterizedTest
  @EnumSource
  void committedYamlIsWhatTheRecordsGive(Kind kind) throws IOException {
    new CommittedFile(Path.of("src/main/resources/crds", kind.file())).mustBe(kind.yaml());
  }
}
