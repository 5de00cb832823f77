package dev.skynet.agent.services;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.agent.processes.CappedLog;
import dev.skynet.agent.processes.Command;
import dev.skynet.agent.processes.ProcessIdentity;
import dev.skynet.agent.processes.Processes;
import dev.skynet.agent.release.InstalledRelease;
import dev.skynet.protocol.bundle.SkynetFile.Service;
import dev.skynet.protocol.message.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Services as plain processes. Each start is journalled before and after, so that a kill in between
 * leaves nothing that is not found again: by pid, start time and boot, or else by its mark.
 */
public final class PlainServices implements Services {
  private final ObjectMapper json = WireJson.mapper();
  private final Processes processes;
  private final DurableFiles files;
  private final Path folder;

  public PlainServices(Processes processes, DurableFiles files, Path folder) {
    this.processes = processes;
    this.files = files;
    this.folder = folder;
  }

  @Override
  public void startMissing(InstalledRelease release) throws IOException, InterruptedException {
    int order = 0;
    for (Service service : release.file().services()) {
      if (!runs(service, release)) {
        start(service, release, order);
      }
      order++;
    }
  }

  @Override
  public void stopAll() throws IOException, InterruptedException {
    for (ServiceRecord record : started().reversed()) {
      ProcessIdentity process = record.process();
      if (process != null) {
        processes.end(process, Duration.ofSeconds(record.stopSeconds()));
      }
      processes.sweep(mark(record.name()));
      files.delete(file(record.name()));
    }
  }

  @Override
  public List<String> missing(InstalledRelease release) throws IOException {
    List<String> missing = new ArrayList<>();
    for (Service service : release.file().services()) {
      if (!runs(service, release)) {
        missing.add(service.name());
      }
    }
    return missing;
  }

  @Override
  public List<ServiceRecord> started() throws IOException {
    try (var paths = Files.list(folder)) {
      List<ServiceRecord> records = new ArrayList<>();
      for (Path path : paths.filter(p -> p.toString().endsWith(".json")).toList()) {
        readRecord(path).ifPresent(records::add);
      }
      records.sort(Comparator.comparingInt(ServiceRecord::order));
      return records;
    }
  }

  @Override
  public Path log(String service) {
    return folder.resolve(service + ".log");
  }

  private void start(Service service, InstalledRelease release, int order)
      throws IOException, InterruptedException {
    processes.sweep(mark(service.name()));
    if (record(service.name()).isEmpty()) {
      putOldLogAside(service.name());
    }
    var record =
        new ServiceRecord(service.name(), release.id(), order, service.stop().toSeconds(), null);
    journal(record);
    CappedLog.note(
        log(service.name()), "[skynet] starting " + service.name() + " of " + release.id());
    ProcessIdentity process =
        processes.start(
            new Command(
                Command.shell(service.run()),
                release.environment(),
                release.folder(),
                log(service.name()),
                mark(service.name())));
    journal(
        new ServiceRecord(record.name(), record.release(), order, record.stopSeconds(), process));
  }

  /** What a release writes begins with its start; a restart goes on in the same file. */
  private void putOldLogAside(String service) throws IOException {
    if (Files.exists(log(service))) {
      files.move(log(service), folder.resolve(service + ".log.1"));
    }
  }

  private void journal(ServiceRecord record) throws IOException {
    files.write(file(record.name()), json.writeValueAsString(record));
  }

  private boolean runs(Service service, InstalledRelease release) throws IOException {
    return record(service.name())
        .filter(record -> record.release().equals(release.id()))
        .map(ServiceRecord::process)
        .filter(processes::alive)
        .isPresent();
  }

  private Optional<ServiceRecord> record(String name) throws IOException {
    return readRecord(file(name));
  }

  /** Another thread may be stopping the service. */
  private Optional<ServiceRecord> readRecord(Path file) throws IOException {
    try {
      return Optional.of(json.readValue(Files.readString(file), ServiceRecord.class));
    } catch (NoSuchFileException stopped) {
      return Optional.empty();
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }

  /** The folder makes it this agent's own: several may share a host. */
  private String mark(String name) {
    return folder + "#" + name;
  }
}
