package dev.skynet.operator.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.skynet.protocol.names.GroupName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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
  void twoForOneGroupWorkOneAfterTheOther() throws Exception {
    // given
    List<String> order = new CopyOnWriteArrayList<>();
    Thread second =
        caches.alone(
            WEB,
            directory -> {
              Thread other = Thread.ofPlatform().start(() -> note(order, "second"));
              await().until(() -> other.getState() == Thread.State.WAITING);
              order.add("first");
              return other;
            });
    // when
    second.join();
    // then
    assertThat(order).containsExactly("first", "second");
  }

  @Test
  void twoGroupsDoNotWaitForEachOther() throws Exception {
    // when
    caches.alone(
        WEB,
        directory -> {
          join(Thread.ofPlatform().start(() -> note(new CopyOnWriteArrayList<>(), "", API)));
          return directory;
        });
    // then
    assertThat(root.resolve("shop/api")).exists();
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

  private void note(List<String> order, String name) {
    note(order, name, WEB);
  }

  private void note(List<String> order, String name, GroupName group) {
    try {
      caches.alone(group, directory -> order.add(name));
    } catch (IOException | SourceRejection e) {
      throw new IllegalStateException(e);
    }
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
