package dev.skynet.agent.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.release.Inodes.AsStatSays;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {
  private static final int SMALL = 1000;

  @TempDir Path root;

  @Test
  void hasRoomForWhatIsSmall() throws Exception {
    assertThat(new DiskSpace(root, Inodes.of(root)).missing(SMALL, 10)).isEmpty();
  }

  @Test
  void saysThatBytesAreMissing() throws Exception {
    assertThat(new DiskSpace(root, Inodes.of(root)).missing(1L << 60, 10))
        .get()
        .asString()
        .contains(root.toString(), "MiB are needed", "make room");
  }

  @Test
  void saysThatInodesAreMissingThoughThereAreBytes() throws Exception {
    assertThat(new DiskSpace(root, () -> OptionalLong.of(150)).missing(SMALL, 51))
        .get()
        .asString()
        .contains(root.toString(), "150 more files", "151 are needed", "remove files");
  }

  @Test
  void takesAsManyFilesAsThereAreInodes() throws Exception {
    assertThat(new DiskSpace(root, () -> OptionalLong.of(150)).missing(SMALL, 50)).isEmpty();
  }

  @Test
  void refusesNothingWhereNoBoundIsKnown() throws Exception {
    assertThat(new DiskSpace(root, OptionalLong::empty).missing(SMALL, SMALL)).isEmpty();
  }

  @Test
  void knowsTheBoundsOfAFileSystemThatHasThem() {
    // /proc has none, which it says as btrfs does
    assertThat(Inodes.of(Path.of("/proc")).free()).isEmpty();
    Path shm = Path.of("/dev/shm");
    if (Files.isDirectory(shm)) {
      assertThat(Inodes.of(shm).free().orElseThrow()).isPositive();
    }
  }

  @Test
  void knowsNoBoundOfWhatCannotBeAsked() {
    assertThat(Inodes.of(root.resolve("nowhere")).free()).isEmpty();
  }

  @Test
  void readsWhatStatSays() {
    assertThat(AsStatSays.read("16777216 0")).hasValue(0);
    assertThat(AsStatSays.read("16777216 16265805")).hasValue(16_265_805);
    assertThat(AsStatSays.read("0 0")).isEmpty();
    assertThat(AsStatSays.read("null")).isEmpty();
  }
}
