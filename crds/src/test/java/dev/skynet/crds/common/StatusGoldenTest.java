package dev.skynet.crds.common;

import dev.skynet.crds.schema.CommittedFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is stored, byte for byte; the same files are given to a real API server. */
class StatusGoldenTest {
  private static final Path GOLDEN = Path.of("src/test/resources/status");

  @Test
  void committedStatusOfAGroupIsWhatTheRecordsWrite() throws IOException {
    new CommittedFile(GOLDEN.resolve("group.json")).mustBe(text(Samples.group()));
  }

  @Test
  void committedStatusOfARolloutIsWhatTheRecordsWrite() throws IOException {
    new CommittedFile(GOLDEN.resolve("rollout.json")).mustBe(text(Samples.rollout()));
  }

  private static String text(Record status) {
    return CrdJson.write(status).toPrettyString() + "\n";
  }
}
