package dev.skynet.local.kubelet;

import static java.lang.Thread.getDefaultUncaughtExceptionHandler;
import static java.lang.Thread.setDefaultUncaughtExceptionHandler;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.local.TestRuns;
import dev.skynet.local.kube.ControlPlane;
import dev.skynet.local.kube.KubeBinaries;
import dev.skynet.local.process.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Ctrl-C does: the run ends under a kubelet that nobody has closed. */
class EndedRunIT {
  private final List<Throwable> uncaught = new CopyOnWriteArrayList<>();
  private final Thread.@Nullable UncaughtExceptionHandler before =
      getDefaultUncaughtExceptionHandler();

  @BeforeEach
  void listen() {
    setDefaultUncaughtExceptionHandler((thread, failure) -> uncaught.add(failure));
  }

  @AfterEach
  void listenNoMore() {
    setDefaultUncaughtExceptionHandler(before);
  }

  @Test
  void leavesNoProcessAndStartsNoneAgain() throws IOException {
    // given
    RunDirectory run = TestRuns.begin();
    ControlPlane plane = ControlPlane.start(run, KubeBinaries.locate(System.out::println));
    Path image = Shop.image(run.directory("image"));
    Kubelet kubelet = Kubelet.start(plane, run, KubeletOptions.of(image));
    Shop shop = Shop.open(plane, "ended", 1);
    shop.awaitAvailable();
    String pod = shop.onlyPod();
    ProcessHandle process = kubelet.podProcess("ended", pod).orElseThrow();
    // when
    run.close();
    kubelet.close();
    // then
    assertThat(process.isAlive()).isFalse();
    assertThat(kubelet.podProcess("ended", pod)).isEmpty();
    assertThat(run.path()).doesNotExist();
    assertThat(uncaught).isEmpty();
  }
}
