package dev.skynet.operator.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.protocol.names.GroupName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCachesTest {
  private static final GroupName WEB = new GroupName("shop", "web");
  private static final GroupName API = new GroupName("shop", "api");

  @TempDir private Path root;

  /** Long after the times that the file system writes by itself. */
  private Instant now = Instant.parse("2100-03-01T12:00:00Z");

  private GroupCaches caches;

  @BeforeEach
  void open() throws IOException {
    caches = new GroupCaches(root, () -> now);
  }

  @Test
  void whatNobodyUsedForAWeekGoes() throws Exception {
    // given
    use(WEB);
    use(API);
    now = now.plus(Duration.ofDays(4));
    use(API);
    // when
    now = now.plus(Duration.ofDays(4));
    caches.dropIdle();
    // then
    assertThat(root.resolve("shop/web")).doesNotExist();
    assertThat(root.resolve("shop/api/file")).exists();
  }

  @Test
  void whatIsInUseStays() throws Exception {
    // when
    caches.alone(
        WEB,
        directory -> {
          Files.writeString(directory.resolve("file"), "");
          Thread other = Thread.ofVirtual().start(caches::dropIdle);
          join(other);
          return directory;
        });
    // then
    assertThat(root.resolve("shop/web/file")).exists();
  }

  @Test
  void whatCannotBeRemovedStopsNobody() throws Exception {
    // given
    Files.writeString(root.resolve("not-a-namespace"), "");
    // when
    caches.dropIdle();
    // then
    use(WEB);
    assertThat(root.resolve("shop/web/file")).exists();
  }

  private void use(GroupName group) throws Exception {
    caches.alone(group, directory -> Files.writeString(directory.resolve("file"), ""));
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
