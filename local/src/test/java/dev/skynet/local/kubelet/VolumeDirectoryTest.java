package dev.skynet.local.kubelet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeDirectoryTest {
  @TempDir private Path root;
  private Path path;
  private VolumeDirectory volume;

  @BeforeEach
  void empty() throws IOException {
    path = root.resolve("volume");
    volume = new VolumeDirectory(path);
  }

  @Test
  void replacesAllFilesAtOnceBehindOneLink() throws IOException {
    // given
    volume.write(Map.of("old", bytes("1"), "both", bytes("1")));
    Path before = path.resolve("..data").toRealPath();
    // when
    volume.write(Map.of("new", bytes("2"), "both", bytes("2")));
    // then
    assertThat(path.resolve("both")).hasContent("2");
    assertThat(path.resolve("new")).hasContent("2");
    assertThat(path.resolve("old").toFile()).doesNotExist();
    assertThat(Files.readSymbolicLink(path.resolve("both"))).hasToString("..data/both");
    assertThat(before).doesNotExist();
  }

  @Test
  void leavesUnchangedContentAlone() throws IOException {
    // given
    volume.write(Map.of("a", bytes("1")));
    Path before = path.resolve("..data").toRealPath();
    // when
    volume.write(Map.of("a", bytes("1")));
    // then
    assertThat(path.resolve("..data").toRealPath()).isEqualTo(before);
  }

  @Test
  void writesPathsWithDirectoriesForTheOwnerAlone() throws IOException {
    // when
    volume.write(Map.of("deep/er/file", bytes("x")));
    // then
    assertThat(path.resolve("deep/er/file")).hasContent("x");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(path.resolve("deep/er/file"))))
        .isEqualTo("rw-------");
  }

  @Test
  void refusesAPathThatLeavesTheVolume() {
    assertThatThrownBy(() -> volume.write(Map.of("../../outside", bytes("x"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("../../outside");
    assertThat(Files.exists(root.resolve("outside"), LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
