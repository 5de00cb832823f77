package dev.skynet.agent.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.agent.files.Directories;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.protocol.bundle.InvalidSkynetFile;
import dev.skynet.protocol.bundle.SkynetFile;
import dev.skynet.protocol.bundle.SkynetFileParser;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.WireJson;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Releases on this host: staged beside the others, whole or not there at all. */
public final class Releases {
  /** Written last, before the rename: a release with it is whole. */
  static final String MARKER = ".skynet-release.json";

  private final ObjectMapper json = WireJson.mapper();
  private final Fetch fetch;
  private final Unpacker unpacker = new Unpacker();
  private final DurableFiles files;
  private final Directories directories;
  private final ReleaseEnvironment environment;

  public Releases(
      Fetch fetch, DurableFiles files, Directories directories, ReleaseEnvironment environment) {
    this.fetch = fetch;
    this.files = files;
    this.directories = directories;
    this.environment = environment;
  }

  /** Whether the release lies here, whole. */
  public boolean has(Release release) throws IOException {
    Path marker = directories.release(release.id()).resolve(MARKER);
    return Files.exists(marker)
        && json.readValue(Files.readString(marker), Release.class).equals(release);
  }

  /** Fetches and unpacks the release, unless it lies here already. */
  public InstalledRelease install(Release release, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    if (!has(release)) {
      var artifact = release.artifact();
      Path archive = fetch.fetch(artifact.key(), artifact.digest(), artifact.size(), control);
      unpack(release, archive, control);
    }
    return open(release);
  }

  /** A release that lies here. */
  public InstalledRelease open(Release release) throws TicketFailure, IOException {
    Path folder = directories.release(release.id()).toRealPath();
    return new InstalledRelease(
        release, folder, read(folder), environment.of(release, read(folder).env()));
  }

  /** A release that lies here whole, by its id. */
  public Optional<Release> find(String id) throws IOException {
    Path marker = directories.release(id).resolve(MARKER);
    return Files.exists(marker)
        ? Optional.of(json.readValue(Files.readString(marker), Release.class))
        : Optional.empty();
  }

  private void unpack(Release release, Path archive, TicketControl control)
      throws TicketFailure, TicketStopped, IOException {
    Path staging = directories.staging().resolve(release.id());
    Path folder = directories.release(release.id());
    files.removeTree(staging);
    files.removeTree(folder);
    Files.createDirectories(staging);
    var artifact = release.artifact();
    unpacker.unpack(
        archive, staging, new UnpackLimits(artifact.unpackedSize(), artifact.files()), control);
    read(staging);
    files.syncTree(staging);
    files.write(staging.resolve(MARKER), json.writeValueAsString(release));
    files.move(staging, folder);
  }

  private static SkynetFile read(Path folder) throws TicketFailure, IOException {
    Path file = folder.resolve(SkynetFile.NAME);
    if (!Files.isRegularFile(file)) {
      throw new TicketFailure(
          FailureReason.UnpackRefused, "the artifact has no skynet.yml at its top");
    }
    try {
      return new SkynetFileParser().parse(Files.readString(file));
    } catch (InvalidSkynetFile e) {
      throw new TicketFailure(FailureReason.UnpackRefused, SkynetFile.NAME + ": " + e.getMessage());
    }
  }
}
