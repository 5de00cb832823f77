package dev.skynet.agent.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.protocol.message.WireJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines of one ticket; each is on the disk before what it announces begins. */
public final class Journal {
  private final ObjectMapper json = WireJson.mapper();
  private final DurableFiles files;
  private final InstantSource clock;
  private final Path file;

  Journal(DurableFiles files, InstantSource clock, Path file) {
    this.files = files;
    this.clock = clock;
    this.file = file;
  }

  /**
   * A line.
   *
   * @param at AWS time
   * @param step what
   * @param detail of it, in the step's own form
   */
  public record Line(Instant at, JournalStep step, @Nullable String detail) {}

  /** Adds a line. */
  public void add(JournalStep step) throws IOException {
    add(step, null);
  }

  /** Adds a line with a detail. */
  public void add(JournalStep step, @Nullable String detail) throws IOException {
    files.append(file, json.writeValueAsString(new Line(clock.instant(), step, detail)));
  }

  /** Whether there is such a line. */
  public boolean has(JournalStep step) throws IOException {
    return count(step) > 0;
  }

  /** How many such lines there are. */
  public int count(JournalStep step) throws IOException {
    return (int) lines().stream().filter(line -> line.step() == step).count();
  }

  /** The newest such line. */
  public Optional<Line> last(JournalStep step) throws IOException {
    return lines().reversed().stream().filter(line -> line.step() == step).findFirst();
  }

  private List<Line> lines() throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    return Files.readString(file).lines().flatMap(text -> parsed(text).stream()).toList();
  }

  /** A line that a power cut has torn says nothing: what it announced had not begun. */
  private Optional<Line> parsed(String text) {
    try {
      return Optional.of(json.readValue(text, Line.class));
    } catch (JsonProcessingException torn) {
      return Optional.empty();
    }
  }
}
