package dev.skynet.agent.outbox;

import dev.skynet.agent.files.DurableFiles;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;

/** Reports that SQS does not have yet, one file each, sent in the order in which they were made. */
public final class Outbox {
  private static final Pattern NAME = Pattern.compile("([0-9]{19})\\.json");

  private final MessageCodec codec = new MessageCodec();
  private final Semaphore news = new Semaphore(0);
  private final DurableFiles files;
  private final Path folder;

  public Outbox(DurableFiles files, Path folder) {
    this.files = files;
    this.folder = folder;
  }

  /** Once this returns the report will be sent; the same report again changes nothing. */
  public void post(Report report) throws IOException {
    files.write(folder.resolve("%019d.json".formatted(report.seq())), codec.encode(report));
    news.release();
  }

  /** The number of the newest report that waits; 0 when none does. */
  public long highest() throws IOException {
    return waiting().stream()
        .mapToLong(path -> Long.parseLong(path.getFileName().toString().substring(0, 19)))
        .max()
        .orElse(0);
  }

  /** Whether everything was sent. */
  public boolean empty() throws IOException {
    return waiting().isEmpty();
  }

  /** The oldest report that waits. */
  Optional<Path> oldest() throws IOException {
    return waiting().stream().findFirst();
  }

  /** SQS has it. */
  void sent(Path report) throws IOException {
    files.delete(report);
  }

  /** Waits for a report that was posted after the last wait. */
  void awaitNews() throws InterruptedException {
    news.acquire();
    news.drainPermits();
  }

  private List<Path> waiting() throws IOException {
    try (var paths = Files.list(folder)) {
      return paths
          .filter(path -> NAME.matcher(path.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }
}
