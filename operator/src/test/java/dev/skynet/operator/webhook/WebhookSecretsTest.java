package dev.skynet.operator.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookSecretsTest {
  @TempDir private Path directory;

  @Test
  void everyFileIsASecretWithoutItsLineEnd() throws Exception {
    // given
    Files.writeString(directory.resolve("a"), "first\n");
    Files.writeString(directory.resolve("b"), "second\r\n");
    Files.writeString(directory.resolve("c"), " third ");
    Files.writeString(directory.resolve("empty"), "\n");
    Files.writeString(directory.resolve(".hidden"), "hidden");
    Files.createDirectory(directory.resolve("folder"));

    // then
    assertThat(read(new WebhookSecrets(directory)))
        .containsExactlyInAnyOrder("first", "second", " third ");
  }

  @Test
  void aMountedSecretIsReadAgainWhenItIsReplaced() throws Exception {
    // given: the layout and the swap of the kubelet's atomic writer
    WebhookSecrets secrets = new WebhookSecrets(directory);
    version("..2026_1", "old");
    link("..data", "..2026_1");
    link("token", "..data/token");
    assertThat(read(secrets)).containsExactly("old");

    // when
    version("..2026_2", "new");
    link("..data_tmp", "..2026_2");
    Files.move(
        directory.resolve("..data_tmp"),
        directory.resolve("..data"),
        StandardCopyOption.ATOMIC_MOVE);

    // then
    assertThat(read(secrets)).containsExactly("new");
  }

  @Test
  void withoutTheDirectoryThereIsNone() {
    assertThat(new WebhookSecrets(directory.resolve("missing")).get()).isEmpty();
  }

  private void version(String name, String secret) throws IOException {
    Path version = Files.createDirectory(directory.resolve(name));
    Files.writeString(version.resolve("token"), secret);
  }

  private void link(String name, String target) throws IOException {
    Files.createSymbolicLink(directory.resolve(name), Path.of(target));
  }

  private static List<String> read(WebhookSecrets secrets) {
    return secrets.get().stream().map(bytes -> new String(bytes, UTF_8)).toList();
  }
}
