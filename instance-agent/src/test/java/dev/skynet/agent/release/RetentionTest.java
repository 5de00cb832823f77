package dev.skynet.agent.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.files.Directories;
import dev.skynet.agent.rig.FastFiles;
import dev.skynet.protocol.bundle.SkynetFile.Keep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTest {
  /** Oldest first. */
  private static final List<String> ALL =
      List.of("good1", "failed1", "good2", "good3", "failed2", "good4", "failed3");

  private static final List<String> COMMITTED = List.of("good4", "good3", "good2", "good1");

  @TempDir Path root;

  private Directories directories;

  @BeforeEach
  void releases() throws IOException {
    directories = new Directories(root.resolve("state"), root.resolve("srv"));
    for (Path folder : List.of(directories.releases(), directories.trash(), directories.cache())) {
      Files.createDirectories(folder);
    }
    for (String id : ALL) {
      Path folder = Files.createDirectories(directories.release(id));
      Files.writeString(folder.resolve("file"), id);
      Files.setLastModifiedTime(folder, FileTime.fromMillis(1_000L * ALL.indexOf(id)));
    }
  }

  @Test
  void keepsTheNewestGoodOnesAndTheNewestFailedOne() throws Exception {
    apply(new Keep(3, 1), Set.of("good4"), Set.of());
    assertThat(left()).containsExactly("failed3", "good2", "good3", "good4");
  }

  @Test
  void keepsTheLastOtherGoodOneHoweverFewAreWanted() throws Exception {
    apply(new Keep(1, 0), Set.of("good4"), Set.of());
    assertThat(left()).containsExactly("good3", "good4");
  }

  @Test
  void keepsWhatIsNeededToGoBackAndWhatAProcessRunsIn() throws Exception {
    apply(new Keep(1, 0), Set.of("good4", "good1"), Set.of("failed1"));
    assertThat(left()).containsExactly("failed1", "good1", "good3", "good4");
  }

  private void apply(Keep keep, Set<String> needed, Set<String> inUse) throws IOException {
    new Retention(
            new FastFiles(root.resolve("reserve")),
            directories,
            folder -> inUse.contains(folder.getFileName().toString()))
        .apply(keep, COMMITTED, needed);
  }

  private Set<String> left() throws IOException {
    try (var folders = Files.list(directories.releases())) {
      var names = new TreeSet<String>();
      folders.forEach(folder -> names.add(folder.getFileName().toString()));
      return names;
    }
  }
}
