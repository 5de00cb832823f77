package dev.skynet.local.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MountedPathsTest {
  private final MountedPaths paths =
      new MountedPaths(
          Map.of(
              "/opt/skynet", Path.of("/home/me/dist"),
              "/opt/skynet/extra", Path.of("/run/extra"),
              "/etc/conf", Path.of("/opt/skynet/conf")));

  @ParameterizedTest
  @CsvSource({
    "/opt/skynet, /home/me/dist",
    "/opt/skynet/bin/operator, /home/me/dist/bin/operator",
    "/opt/skynet/extra/a, /run/extra/a",
    "-cp=/opt/skynet/lib:/etc/conf, -cp=/home/me/dist/lib:/opt/skynet/conf",
    "/opt/skynet-other, /opt/skynet-other",
    "/opt/skynet.d, /opt/skynet.d",
    "/srv/opt/skynet, /srv/opt/skynet",
    "file:/etc/conf/x, file:/opt/skynet/conf/x",
  })
  void replacesWholePathsOnceAndTheLongestFirst(String text, String replaced) {
    assertThat(paths.onThisMachine(text)).isEqualTo(replaced);
  }
}
