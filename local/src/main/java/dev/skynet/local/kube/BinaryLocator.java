package dev.skynet.local.kube;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Goes through the ways to the programs, in order.
 *
 * @param environment may name a directory
 * @param cache one directory per release below it
 * @param release what is wanted
 * @param sources how to fill the cache, the quickest first
 * @param say told what was chosen
 */
record BinaryLocator(
    Map<String, String> environment,
    Path cache,
    KubeRelease release,
    List<BinarySource> sources,
    Consumer<String> say) {

  KubeBinaries locate() {
    String named = environment.getOrDefault(KubeBinaries.DIRECTORY_VARIABLE, "");
    return named.isBlank() ? cached() : named(Path.of(named));
  }

  private KubeBinaries named(Path directory) {
    KubeBinaries binaries = new KubeBinaries(directory.toAbsolutePath());
    if (!binaries.missing().isEmpty()) {
      throw new KubeBinariesMissing(
          "%s names %s, which lacks the executable %s. Put Kubernetes %s and etcd %s there, or unset it."
              .formatted(
                  KubeBinaries.DIRECTORY_VARIABLE,
                  directory,
                  files(binaries.missing()),
                  release.kubernetes(),
                  release.etcd()));
    }
    say.accept("Kubernetes programs: from " + directory + " (at once)");
    return binaries;
  }

  private KubeBinaries cached() {
    KubeBinaries binaries = new KubeBinaries(cache.resolve(release.directory()));
    if (!binaries.missing().isEmpty()) {
      fill(binaries);
    } else {
      say.accept(
          "Kubernetes %s programs: from the cache %s (at once)"
              .formatted(release.kubernetes(), binaries.directory()));
    }
    return binaries;
  }

  /** One at a time: a second run waits for the first and finds the cache full. */
  private void fill(KubeBinaries binaries) {
    try {
      Files.createDirectories(binaries.directory());
      try (FileChannel channel =
              FileChannel.open(
                  binaries.directory().resolve(".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock lock = channel.lock()) {
        Objects.requireNonNull(lock);
        fillLocked(binaries);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + binaries.directory(), e);
    }
  }

  private void fillLocked(KubeBinaries binaries) {
    List<String> refusals = new ArrayList<>();
    for (BinarySource source : sources) {
      List<KubeProgram> missing = binaries.missing();
      if (missing.isEmpty()) {
        return;
      }
      say.accept(
          "Kubernetes %s programs: %s (usually %s, once)"
              .formatted(release.kubernetes(), source.name(), source.usualDuration()));
      try {
        for (KubeProgram program : missing) {
          source.provide(program, binaries.program(program));
          say.accept("  " + program.file() + " is there");
        }
        return;
      } catch (IOException e) {
        say.accept("  not possible: " + e.getMessage());
        refusals.add("%s: %s. %s".formatted(source.name(), e.getMessage(), source.advice()));
      }
    }
    throw new KubeBinariesMissing(allWays(binaries, refusals));
  }

  private String allWays(KubeBinaries binaries, List<String> refusals) {
    return """
    Kubernetes %s (%s) could not be had. Any one of these ways is enough:
      - set %s to a directory that holds them
      - put them into %s
    %s"""
        .formatted(
            release.kubernetes(),
            KubeProgram.all(),
            KubeBinaries.DIRECTORY_VARIABLE,
            binaries.directory(),
            refusals.stream().map(line -> "  - " + line).collect(Collectors.joining("\n")));
  }

  private static String files(List<KubeProgram> programs) {
    return programs.stream().map(KubeProgram::file).collect(Collectors.joining(", "));
  }
}
