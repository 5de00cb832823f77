package dev.skynet.local.kube;

import dev.skynet.local.process.FileTree;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Builds the programs with the machine's own Go from the Go module proxy. {@code go.sum} beside
 * this class pins every byte that goes in.
 */
final class GoBuild implements BinarySource {
  private static final List<String> MODULE = List.of("go.mod", "go.sum");

  private final KubeRelease release;
  private final String searchPath;

  /**
   * Builds for the machine it runs on.
   *
   * @param searchPath as {@code PATH}, where {@code go} is looked for
   */
  GoBuild(KubeRelease release, String searchPath) {
    this.release = release;
    this.searchPath = searchPath;
  }

  @Override
  public String name() {
    return "build from the Go modules with the machine's Go";
  }

  @Override
  public String usualDuration() {
    return "5 minutes on 2 cores";
  }

  @Override
  public String advice() {
    return "Install Go 1.26 or later from go.dev/dl and allow it to reach its module proxy";
  }

  @Override
  public void provide(KubeProgram program, Path target) throws IOException {
    Path go = go();
    Path module = Files.createTempDirectory("skynet-kube-build");
    try (PartFile part = PartFile.beside(target)) {
      for (String file : MODULE) {
        try (InputStream in = GoBuild.class.getResourceAsStream(file)) {
          if (in == null) {
            throw new IOException("this build of skynet lacks " + file);
          }
          Files.copy(in, module.resolve(file));
        }
      }
      build(go, module, program, part.path());
      part.becomeProgram(target);
    } finally {
      FileTree.delete(module);
    }
  }

  private void build(Path go, Path module, KubeProgram program, Path out) throws IOException {
    Path log = module.resolve("build.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                go.toString(),
                "build",
                "-trimpath",
                "-buildvcs=false",
                "-ldflags",
                linkerFlags(),
                "-o",
                out.toString(),
                program.goPackage())
            .directory(module.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("CGO_ENABLED", "0");
    Process build = builder.start();
    try {
      if (build.waitFor() != 0) {
        throw new IOException("go build of " + program.file() + " failed: " + tail(log));
      }
    } catch (InterruptedException e) {
      build.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while building " + program.file(), e);
    }
  }

  /** Without the version kubectl cannot tell what the server is. */
  private String linkerFlags() {
    String[] version = release.kubernetes().split("\\.", -1);
    String stamp = "-X k8s.io/component-base/version.";
    return "-s -w %sgitVersion=v%s %sgitMajor=%s %sgitMinor=%s"
        .formatted(stamp, release.kubernetes(), stamp, version[0], stamp, version[1]);
  }

  private Path go() throws IOException {
    return Stream.of(searchPath.split(File.pathSeparator, -1))
        .filter(directory -> !directory.isBlank())
        .map(directory -> Path.of(directory, "go"))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IOException("there is no go in PATH"));
  }

  private static String tail(Path log) throws IOException {
    String text = Files.readString(log, StandardCharsets.UTF_8).strip();
    return text.substring(Math.max(0, text.length() - 400));
  }
}
