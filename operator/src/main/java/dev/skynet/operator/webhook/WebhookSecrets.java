package dev.skynet.operator.webhook;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a mounted Secret: each one is valid, so that a new one can be set up before the old
 * one goes. They are read again for each delivery, which costs less than its HMAC and leaves no
 * moment at which a replaced secret is still believed.
 */
final class WebhookSecrets implements Supplier<Collection<byte[]>> {
  private static final Logger log = LoggerFactory.getLogger(WebhookSecrets.class);

  private final Path directory;
  private Map<String, byte[]> last = Map.of();

  WebhookSecrets(Path directory) {
    this.directory = directory;
  }

  /** Those valid now; none if the directory cannot be read. */
  @Override
  public Collection<byte[]> get() {
    Map<String, byte[]> read;
    try {
      read = read();
    } catch (IOException | DirectoryIteratorException e) {
      log.atError()
          .addKeyValue("directory", directory)
          .log("webhook secrets not readable: {}", e.toString());
      return List.of();
    }
    noteChange(read);
    return read.values();
  }

  private Map<String, byte[]> read() throws IOException {
    Map<String, byte[]> secrets = new TreeMap<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        // A mounted Secret has ..data and timestamped directories beside its keys.
        if (name.startsWith(".") || Files.isDirectory(file)) {
          continue;
        }
        try {
          byte[] secret = withoutLineEnd(Files.readAllBytes(file));
          if (secret.length > 0) {
            secrets.put(name, secret);
          }
        } catch (NoSuchFileException e) {
          log.atInfo().addKeyValue("file", file).log("webhook secret removed while it was read");
        }
      }
    }
    return secrets;
  }

  private synchronized void noteChange(Map<String, byte[]> read) {
    boolean same =
        read.keySet().equals(last.keySet())
            && read.entrySet().stream()
                .allMatch(e -> Arrays.equals(e.getValue(), last.get(e.getKey())));
    if (!same) {
      log.atInfo().addKeyValue("files", read.keySet()).log("webhook secrets changed");
      last = read;
    }
  }

  private static byte[] withoutLineEnd(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }
}
