package dev.skynet.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.agent.rig.Bundle;
import dev.skynet.agent.rig.Bundles;
import dev.skynet.agent.rig.Rig;
import dev.skynet.protocol.message.Joined;
import dev.skynet.protocol.release.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that another instance has written to. */
class DiskImageTest {
  @TempDir Path root;

  @Test
  void dropsWhatAnotherInstanceHasLeft() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      host.install("t-1", Bundles.good("aaa"));
      host.await(() -> host.over("t-1"));
      host.reboot();
      // when
      host.as("web-2").start();
      Joined joined = host.operator.next(Joined.class);
      // then
      assertThat(joined.instance()).isEqualTo("web-2");
      assertThat(joined.boot()).isEqualTo(1);
      assertThat(joined.running()).isNull();
      assertThat(joined.fence()).isZero();
      assertThat(host.current()).isEmpty();
      assertThat(host.services()).isEmpty();
      assertThat(host.directories.releases()).isEmptyDirectory();
      assertThat(host.directories.tickets().resolve("done/t-1")).doesNotExist();
    }
  }

  @Test
  void installsFromTheCacheThatAnImageBroughtAlong() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given: what is desired lies in the cache, and not in the bucket
      host.operator.next(Joined.class);
      host.kill();
      Bundle bundle = Bundles.good("aaa");
      Release release = bundle.release("nowhere");
      Files.write(host.directories.cached(release.artifact().digest()), bundle.packed());
      host.desire(release);
      // when
      host.as("web-2").start();
      Joined joined = host.operator.next(Joined.class);
      // then
      assertThat(joined.running()).isEqualTo(release.running());
    }
  }

  @Test
  void keepsItsOwn() throws Exception {
    try (Rig host = new Rig(root).start()) {
      // given
      Release release = host.install("t-1", Bundles.good("aaa"));
      host.reboot();
      // when
      host.as(Rig.INSTANCE).start();
      Joined joined = host.operator.next(Joined.class);
      // then
      assertThat(joined.boot()).isEqualTo(2);
      assertThat(joined.running()).isEqualTo(release.running());
    }
  }
}
