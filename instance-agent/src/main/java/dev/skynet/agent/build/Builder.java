package dev.skynet.agent.build;

import dev.skynet.agent.build.Packer.Packed;
import dev.skynet.agent.control.TicketControl;
import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.control.TicketStopped;
import dev.skynet.agent.files.Directories;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.agent.release.Fetch;
import dev.skynet.agent.release.ReleaseEnvironment;
import dev.skynet.agent.release.UnpackLimits;
import dev.skynet.agent.release.Unpacker;
import dev.skynet.agent.ticket.HookRunner;
import dev.skynet.agent.ticket.TicketLog;
import dev.skynet.agent.time.Deadline;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.protocol.bundle.InvalidSkynetFile;
import dev.skynet.protocol.bundle.SkynetFile;
import dev.skynet.protocol.bundle.SkynetFile.Build;
import dev.skynet.protocol.bundle.SkynetFileParser;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.Prepare;
import dev.skynet.protocol.release.Artifact;
import dev.skynet.protocol.release.Platform;
import dev.skynet.protocol.release.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Makes an artifact of a source, in a folder of its own: {@code builds/<ticket>/tree}; beside it
 * lies what was packed, named by its digest.
 */
public final class Builder {
  private static final String PACKED = ".tar.gz";

  private final Fetch fetch;
  private final Unpacker unpacker = new Unpacker();
  private final Packer packer = new Packer();
  private final HookRunner commands;
  private final DurableFiles files;
  private final Directories directories;
  private final ReleaseEnvironment environment;
  private final Platform platform;
  private final MonotonicTime time;

  public Builder(
      Fetch fetch,
      HookRunner commands,
      DurableFiles files,
      Directories directories,
      ReleaseEnvironment environment,
      Platform platform,
      MonotonicTime time) {
    this.fetch = fetch;
    this.commands = commands;
    this.files = files;
    this.directories = directories;
    this.environment = environment;
    this.platform = platform;
    this.time = time;
  }

  /** Builds; what other builds have left goes. The artifact's key is not known yet. */
  Artifact build(Prepare prepare, TicketLog log, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    clearAll();
    Path folder = folder(prepare.ticket());
    Path tree = folder.resolve("tree");
    Files.createDirectories(tree);
    Files.createDirectories(folder.resolve("home"));
    log.note("fetching " + prepare.sourceKey());
    Path source = fetch.fetch(prepare.sourceKey(), prepare.source(), prepare.sourceSize(), control);
    unpacker.unpack(source, tree, UnpackLimits.SOURCE, control);
    files.delete(source);
    SkynetFile file = read(tree);
    if (file.build().isPresent()) {
      run(file.build().get(), prepare, folder, log, control);
    }
    // The commands may have changed it, and what goes out must be readable everywhere.
    read(tree);
    return pack(prepare, file.build().map(Build::output).orElse(List.of()), folder, log, control);
  }

  /** Whether these packed bytes still lie in the folder of that build. */
  boolean holds(String ticket, Sha256 digest) {
    return Files.exists(packed(ticket, digest));
  }

  /** The packed bytes. */
  Path packed(String ticket, Sha256 digest) {
    return folder(ticket).resolve(digest + PACKED);
  }

  /** Removes that build. */
  void clear(String ticket) throws IOException {
    files.removeTree(folder(ticket));
  }

  /** Removes builds of which these bytes came: they were installed from S3. */
  public void installed(Sha256 digest) throws IOException {
    try (var builds = Files.list(directories.builds())) {
      for (Path build : builds.toList()) {
        if (Files.exists(build.resolve(digest + PACKED))) {
          files.removeTree(build);
        }
      }
    }
  }

  private void run(Build build, Prepare prepare, Path folder, TicketLog log, TicketControl control)
      throws TicketFailure, TicketStopped, IOException, InterruptedException {
    Map<String, String> all = environment.of(prepare.commit(), build.env());
    all.put("HOME", folder.resolve("home").toString());
    Deadline end = Deadline.in(time, build.timeout());
    for (String line : build.run()) {
      commands.run(
          new HookRunner.Job(
              "build",
              line,
              true,
              end.remaining(),
              folder.resolve("tree"),
              all,
              FailureReason.BuildFailed),
          log,
          control);
    }
  }

  private Artifact pack(
      Prepare prepare, List<String> output, Path folder, TicketLog log, TicketControl control)
      throws TicketFailure, TicketStopped, IOException {
    Path part = folder.resolve("artifact.part");
    Packed packed = packer.pack(folder.resolve("tree"), output, part, control);
    files.syncFile(part);
    files.move(part, packed(prepare.ticket(), packed.digest()));
    files.removeTree(folder.resolve("tree"));
    log.note(
        "packed %d entries, %d bytes, sha256 %s"
            .formatted(packed.files(), packed.size(), packed.digest()));
    return new Artifact(
        "", packed.digest(), packed.size(), packed.unpackedSize(), packed.files(), platform);
  }

  private static SkynetFile read(Path tree) throws TicketFailure, IOException {
    Path file = tree.resolve(SkynetFile.NAME);
    if (!Files.isRegularFile(file)) {
      throw new TicketFailure(
          FailureReason.BuildFailed, "there is no skynet.yml at the top of the tree");
    }
    try {
      return new SkynetFileParser().parse(Files.readString(file));
    } catch (InvalidSkynetFile e) {
      throw new TicketFailure(FailureReason.BuildFailed, "skynet.yml: " + e.getMessage());
    }
  }

  private void clearAll() throws IOException {
    try (var builds = Files.list(directories.builds())) {
      for (Path build : builds.toList()) {
        files.removeTree(build);
      }
    }
  }

  private Path folder(String ticket) {
    return directories.builds().resolve(ticket);
  }
}
