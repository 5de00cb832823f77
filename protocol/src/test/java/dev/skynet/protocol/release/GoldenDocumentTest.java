package dev.skynet.protocol.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.protocol.GoldenFile;
import dev.skynet.protocol.message.WireJson;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The documents in S3 outlive the version that wrote them. */
class GoldenDocumentTest {
  private static final String COMMIT = "3f2a91c07d5b8e6f4a1c2d3e4f5061728394a5b6";
  private static final Artifact ARTIFACT =
      new Artifact(
          "prod/artifacts/shop/web/key.tar.gz",
          Sha256.ofLines("artifact"),
          1_048_576,
          4_194_304,
          120,
          new Platform("linux", "arm64"));

  private final ObjectMapper json = WireJson.mapper();

  @Test
  void manifestIsWrittenAndReadAsItAlwaysWas() throws IOException {
    Sha256 source = Sha256.ofLines("source");
    assertGolden(
        "manifest",
        new Manifest(
            1,
            Manifest.buildKey(source, Sha256.ofLines("recipe"), ARTIFACT.platform()),
            COMMIT,
            source,
            ARTIFACT,
            "i-0abc",
            Instant.parse("2026-03-01T12:00:00Z")));
  }

  @Test
  void desiredPointerIsWrittenAndReadAsItAlwaysWas() throws IOException {
    assertGolden(
        "desired",
        new DesiredPointer(
            1,
            new Fleet("prod"),
            new GroupName("shop", "web"),
            42,
            new DesiredPointer.Desired(
                "web-3f2a91c-7c1f0", 42, List.of(Release.of(COMMIT, ARTIFACT, null))),
            List.of(new DesiredPointer.Ran("web-3f2a91c-7c1f0", "7c1f0d2e", 42))));
  }

  private void assertGolden(String name, Object document) throws IOException {
    GoldenFile golden = GoldenFile.named(name);
    golden.matches(json.writeValueAsString(document));
    assertThat(json.readValue(golden.text(), document.getClass())).isEqualTo(document);
  }
}
