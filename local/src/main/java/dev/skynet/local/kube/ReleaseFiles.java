package dev.skynet.local.kube;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** The files that the two projects publish, each checked against the SHA-256 beside it. */
final class ReleaseFiles implements BinarySource {
  private final KubeRelease release;
  private final URI kubernetes;
  private final URI etcd;
  private final CheckedDownload download;

  /**
   * Takes them from the given places.
   *
   * @param kubernetes as {@code https://dl.k8s.io}
   * @param etcd as {@code https://github.com/etcd-io/etcd/releases/download}
   */
  ReleaseFiles(KubeRelease release, URI kubernetes, URI etcd, CheckedDownload download) {
    this.release = release;
    this.kubernetes = kubernetes;
    this.etcd = etcd;
    this.download = download;
  }

  static ReleaseFiles official(KubeRelease release) {
    return new ReleaseFiles(
        release,
        URI.create("https://dl.k8s.io"),
        URI.create("https://github.com/etcd-io/etcd/releases/download"),
        new CheckedDownload());
  }

  @Override
  public String name() {
    return "download from " + kubernetes.getHost() + " and " + etcd.getHost();
  }

  @Override
  public String usualDuration() {
    return "1 to 3 minutes for 320 MB";
  }

  @Override
  public String advice() {
    return "Allow HTTPS to both hosts and to those that they redirect to";
  }

  @Override
  public void provide(KubeProgram program, Path target) throws IOException {
    switch (program) {
      case ETCD -> etcd(target);
      case API_SERVER, CONTROLLER_MANAGER, KUBECTL -> kubernetes(program, target);
    }
  }

  private void kubernetes(KubeProgram program, Path target) throws IOException {
    Platform platform = release.platform();
    String file =
        "%s/v%s/bin/%s/%s/%s"
            .formatted(
                kubernetes, release.kubernetes(), platform.os(), platform.arch(), program.file());
    String digest = download.text(URI.create(file + ".sha256")).strip();
    try (PartFile part = PartFile.beside(target)) {
      download.file(URI.create(file), digest, part.path());
      part.becomeProgram(target);
    }
  }

  private void etcd(Path target) throws IOException {
    String version = "v" + release.etcd();
    String name = "etcd-" + version + "-" + release.platform();
    String archive = name + ".tar.gz";
    String base = "%s/%s/".formatted(etcd, version);
    String digest = digestOf(archive, download.text(URI.create(base + "SHA256SUMS")));
    try (PartFile packed = PartFile.beside(target);
        PartFile part = PartFile.beside(target)) {
      download.file(URI.create(base + archive), digest, packed.path());
      extract(packed.path(), name + "/etcd", part.path());
      part.becomeProgram(target);
    }
  }

  private static String digestOf(String file, String sums) throws IOException {
    return sums.lines()
        .map(line -> line.strip().split("\\s+\\*?", 2))
        .filter(words -> words.length == 2 && words[1].equals(file))
        .map(words -> words[0])
        .findFirst()
        .orElseThrow(() -> new IOException("SHA256SUMS does not name " + file));
  }

  private static void extract(Path archive, String wanted, Path target) throws IOException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
        TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
      TarArchiveEntry entry;
      while ((entry = tar.getNextEntry()) != null) {
        if (entry.isFile() && entry.getName().equals(wanted)) {
          try (var out = Files.newOutputStream(target)) {
            tar.transferTo(out);
          }
          return;
        }
      }
    }
    throw new IOException("the archive holds no " + wanted);
  }
}
