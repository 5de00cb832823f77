package dev.skynet.agent.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.protocol.message.FromAgent;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.ToAgent;
import dev.skynet.protocol.message.UnreadableMessage;
import dev.skynet.protocol.message.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/** The folder of one ticket. It does not follow the folder when that is moved. */
public final class TicketFolder {
  private static final String OUTCOME = "outcome.json";
  private static final String OWED_LOG = "log.json";

  private final ObjectMapper json = WireJson.mapper();
  private final MessageCodec codec = new MessageCodec();
  private final DurableFiles files;
  private final InstantSource clock;
  private final String id;
  private final TicketState state;
  private final Path path;

  TicketFolder(DurableFiles files, InstantSource clock, String id, TicketState state, Path path) {
    this.files = files;
    this.clock = clock;
    this.id = id;
    this.state = state;
    this.path = path;
  }

  /** Of the ticket. */
  public String id() {
    return id;
  }

  /** Where the ticket stands. */
  public TicketState state() {
    return state;
  }

  /** What has happened to it. */
  public Journal journal() {
    return new Journal(files, clock, path.resolve("journal"));
  }

  /** Output of hooks and builds, and what the agent did. */
  public Path log() {
    return path.resolve("hook.log");
  }

  /** The message that this folder was made for. */
  public ToAgent message() throws IOException {
    return read(FolderFile.TICKET).orElseThrow(() -> new IOException(path + " has no ticket.json"));
  }

  /** A message about this ticket, if it has come. */
  public Optional<ToAgent> read(FolderFile kind) throws IOException {
    Path file = path.resolve(kind.fileName());
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(codec.decodeToAgent(Files.readString(file)));
    } catch (UnreadableMessage e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** Whether such a message has come. */
  public boolean has(FolderFile kind) {
    return Files.exists(path.resolve(kind.fileName()));
  }

  /** Stores a message about this ticket. */
  public void store(FolderFile kind, ToAgent message) throws IOException {
    files.write(path.resolve(kind.fileName()), codec.encode(message));
  }

  /** The plan that was saved before the line. */
  public <T> Optional<T> plan(Class<T> type) throws IOException {
    Path file = path.resolve("plan.json");
    return Files.exists(file)
        ? Optional.of(json.readValue(Files.readString(file), type))
        : Optional.empty();
  }

  /** Saves the plan. */
  public void savePlan(Object plan) throws IOException {
    files.write(path.resolve("plan.json"), json.writeValueAsString(plan));
  }

  /** How it ended, if it has: the one record that decides. */
  public Optional<Report> outcome() throws IOException {
    Path file = path.resolve(OUTCOME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      FromAgent outcome = codec.decodeFromAgent(Files.readString(file));
      return outcome instanceof Report report ? Optional.of(report) : Optional.empty();
    } catch (UnreadableMessage e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** It has ended so. */
  public void end(Report outcome) throws IOException {
    files.write(path.resolve(OUTCOME), codec.encode(outcome));
  }

  /** Its log is to be put there once it has ended. */
  public void oweLog(PresignedPut put) throws IOException {
    files.write(path.resolve(OWED_LOG), json.writeValueAsString(put));
  }

  /** Where its log is still to be put. */
  public Optional<PresignedPut> owedLog() throws IOException {
    Path file = path.resolve(OWED_LOG);
    return Files.exists(file)
        ? Optional.of(json.readValue(Files.readString(file), PresignedPut.class))
        : Optional.empty();
  }

  /** Its log was put, or nobody wants it. */
  public void logDelivered() throws IOException {
    files.delete(path.resolve(OWED_LOG));
  }

  /** It goes on: a release that was installed is to be taken back. */
  public void reopen() throws IOException {
    files.delete(path.resolve(OUTCOME));
  }
}
