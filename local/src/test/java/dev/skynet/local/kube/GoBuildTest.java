package dev.skynet.local.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a shell script in the place of Go: a real build takes minutes. */
class GoBuildTest {
  private static final KubeRelease RELEASE = KubeRelease.pinned(new Platform("linux", "amd64"));

  @TempDir Path temp;
  private Path out;

  @BeforeEach
  void makeTarget() throws IOException {
    out = Files.createDirectory(temp.resolve("out"));
  }

  @Test
  void buildsThePinnedModuleWithTheVersionStampedIn() throws IOException {
    // given a go that writes down how it was called, and copies the module's first line
    go(
        """
        echo "CGO_ENABLED=$CGO_ENABLED $*" > %s/called
        while [ "$1" != -o ]; do shift; done
        head -1 go.mod > "$2"; test -s go.sum
        """
            .formatted(temp));
    // when
    build().provide(KubeProgram.KUBECTL, out.resolve("kubectl"));
    // then
    assertThat(out.resolve("kubectl")).hasContent("module skynet.dev/local/kube").isExecutable();
    assertThat(out.toFile().list()).containsExactly("kubectl");
    assertThat(Files.readString(temp.resolve("called")))
        .startsWith("CGO_ENABLED=0 build -trimpath ")
        .contains("-X k8s.io/component-base/version.gitVersion=v1.36.3")
        .contains("-X k8s.io/component-base/version.gitMajor=1")
        .contains("-X k8s.io/component-base/version.gitMinor=36")
        .endsWith("k8s.io/kubernetes/cmd/kubectl\n");
  }

  @Test
  void saysWhatGoSaidAndLeavesNothing() throws IOException {
    go("echo 'go: no route to proxy'; exit 1");
    assertThatThrownBy(() -> build().provide(KubeProgram.ETCD, out.resolve("etcd")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("go build of etcd failed: go: no route to proxy");
    assertThat(out).isEmptyDirectory();
  }

  @Test
  void saysThatThereIsNoGo() {
    assertThatThrownBy(() -> build().provide(KubeProgram.ETCD, out.resolve("etcd")))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no go in PATH");
  }

  private GoBuild build() {
    return new GoBuild(RELEASE, temp.toString());
  }

  private void go(String script) throws IOException {
    Path program = Files.writeString(temp.resolve("go"), "#!/bin/sh\n" + script);
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }
}
