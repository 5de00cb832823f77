package dev.skynet.local.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryLocatorTest {
  private static final KubeRelease RELEASE = KubeRelease.pinned(new Platform("linux", "amd64"));

  private final List<String> said = new ArrayList<>();
  @TempDir Path temp;

  @Test
  void takesTheDirectoryThatTheUserNames() throws IOException {
    // given
    Path named = Files.createDirectory(temp.resolve("mine"));
    fill(named, Set.of(KubeProgram.values()));
    // when
    KubeBinaries found = locator(Map.of("SKYNET_KUBE_BIN", named.toString())).locate();
    // then
    assertThat(found.directory()).isEqualTo(named);
    assertThat(said).singleElement().asString().contains(named.toString(), "at once");
  }

  @Test
  void saysWhatTheNamedDirectoryLacksAndTriesNothingElse() throws IOException {
    // given
    Path named = Files.createDirectory(temp.resolve("mine"));
    fill(named, Set.of(KubeProgram.ETCD, KubeProgram.API_SERVER));
    // then
    assertThatThrownBy(
            () ->
                locator(Map.of("SKYNET_KUBE_BIN", named.toString()), new FakeSource("download", 9))
                    .locate())
        .isInstanceOf(KubeBinariesMissing.class)
        .hasMessageContaining("kube-controller-manager, kubectl")
        .hasMessageContaining("1.36.3");
  }

  @Test
  void fillsTheCacheOnceAndSaysHowLongItTakes() {
    // given
    FakeSource source = new FakeSource("download", 9);
    // when
    KubeBinaries first = locator(Map.of(), source).locate();
    KubeBinaries second = locator(Map.of(), source).locate();
    // then
    assertThat(first.missing()).isEmpty();
    assertThat(second).isEqualTo(first);
    assertThat(source.provided).isEqualTo(4);
    assertThat(said).anyMatch(line -> line.contains("download (usually a while, once)"));
    assertThat(said).anyMatch(line -> line.contains("from the cache"));
  }

  @Test
  void goesOnToTheNextWayWithWhatIsStillMissing() {
    // given
    FakeSource first = new FakeSource("download", 2);
    FakeSource second = new FakeSource("build", 9);
    // when
    KubeBinaries found = locator(Map.of(), first, second).locate();
    // then
    assertThat(found.missing()).isEmpty();
    assertThat(second.provided).isEqualTo(2);
  }

  @Test
  void namesEveryWayWhenNoneIsOpen() {
    assertThatThrownBy(
            () ->
                locator(Map.of(), new FakeSource("download", 0), new FakeSource("build", 0))
                    .locate())
        .isInstanceOf(KubeBinariesMissing.class)
        .hasMessageContaining("SKYNET_KUBE_BIN")
        .hasMessageContaining(temp.toString())
        .hasMessageContaining("download: no way. Open it")
        .hasMessageContaining("build: no way. Open it");
  }

  @Test
  void refusesOtherMachinesWithAMessage() {
    assertThatThrownBy(() -> Platform.of("Mac OS X", "aarch64"))
        .isInstanceOf(KubeBinariesMissing.class)
        .hasMessageContaining("Linux on x86-64 or arm64; this is Mac OS X on aarch64");
    assertThat(Platform.of("Linux", "aarch64")).hasToString("linux-arm64");
    assertThat(Platform.of("Linux", "amd64")).hasToString("linux-amd64");
  }

  @Test
  void buildsWhatItWouldDownload() throws IOException {
    // given
    String module;
    try (var in = KubeRelease.class.getResourceAsStream("go.mod")) {
      assertThat(in).isNotNull();
      module = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    // then
    assertThat(module)
        .contains("k8s.io/kubernetes v" + RELEASE.kubernetes())
        .contains("go.etcd.io/etcd/server/v3 v" + RELEASE.etcd());
    for (KubeProgram program : KubeProgram.values()) {
      assertThat(module).contains("\t" + program.goPackage() + "\n");
    }
  }

  private BinaryLocator locator(Map<String, String> environment, BinarySource... sources) {
    return new BinaryLocator(
        environment, temp.resolve("cache"), RELEASE, List.of(sources), said::add);
  }

  private static void fill(Path directory, Set<KubeProgram> programs) throws IOException {
    for (KubeProgram program : programs) {
      assertThat(Files.createFile(directory.resolve(program.file())).toFile().setExecutable(true))
          .isTrue();
    }
  }

  /** Provides so many programs, then refuses. */
  private static final class FakeSource implements BinarySource {
    private final String name;
    private final int limit;
    private int provided;

    private FakeSource(String name, int limit) {
      this.name = name;
      this.limit = limit;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String usualDuration() {
      return "a while";
    }

    @Override
    public String advice() {
      return "Open it";
    }

    @Override
    public void provide(KubeProgram program, Path target) throws IOException {
      if (provided == limit) {
        throw new IOException("no way");
      }
      provided++;
      fill(target.resolveSibling(""), Set.of(program));
    }
  }
}
