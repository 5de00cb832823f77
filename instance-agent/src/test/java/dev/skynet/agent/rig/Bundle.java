package dev.skynet.agent.rig;

import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Release;
import dev.skynet.protocol.release.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A tree of files, packed. */
public final class Bundle {
  private final TreeMap<String, String> files = new TreeMap<>();
  private final String commit;

  private Bundle(String commit) {
    this.commit = commit;
  }

  /** A tree whose commit begins so. */
  public static Bundle of(String commit, String skynetYml) {
    return new Bundle((commit + "0".repeat(40)).substring(0, 40)).with("skynet.yml", skynetYml);
  }

  /** With a further file; all are executable. */
  public Bundle with(String name, String text) {
    files.put(name, text);
    return this;
  }

  /** The text of one of its files. */
  public String text(String name) {
    return files.getOrDefault(name, "");
  }

  /** Its commit. */
  public String commit() {
    return commit;
  }

  /** The packed bytes. */
  public byte[] packed() {
    var bytes = new ByteArrayOutputStream();
    try (var tar = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
      for (var file : files.entrySet()) {
        byte[] text = file.getValue().getBytes(StandardCharsets.UTF_8);
        var entry = new TarArchiveEntry(file.getKey());
        entry.setSize(text.length);
        entry.setMode(0755);
        entry.setModTime(0L);
        tar.putArchiveEntry(entry);
        tar.write(text);
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** As the release of an artifact under this key. */
  public Release release(String key) {
    byte[] packed = packed();
    long size =
        files.values().stream().mapToLong(t -> t.getBytes(StandardCharsets.UTF_8).length).sum();
    return Release.of(
        commit,
        new Artifact(
            key, Sha256.of(packed), packed.length, size, files.size() + 20, Platform.current()),
        null);
  }
}
