package dev.skynet.local.crds;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Documents that are applied one after the other; it is the last that keeps or breaks a rule.
 *
 * @param path of the file
 * @param stored what stands before
 * @param subject the last document
 */
record ObjectFile(Path path, List<String> stored, String subject) {
  private static final Path OBJECTS = Path.of("../crds/src/test/resources/objects");
  private static final String EXPECT = "# expect: ";

  static Stream<ObjectFile> all(String folder) {
    try (Stream<Path> files = Files.list(OBJECTS.resolve(folder))) {
      return files.sorted().map(ObjectFile::read).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectFile valid(String name) {
    return read(OBJECTS.resolve("valid").resolve(name + ".yaml"));
  }

  private static ObjectFile read(Path path) {
    try {
      List<String> documents = List.of(Files.readString(path).split("(?m)^---\n"));
      return new ObjectFile(path, documents.subList(0, documents.size() - 1), documents.getLast());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the API server must answer, from the first line. */
  String expected() {
    String first = (stored.isEmpty() ? subject : stored.getFirst()).lines().findFirst().orElse("");
    if (!first.startsWith(EXPECT)) {
      throw new IllegalStateException(path + " does not begin with '" + EXPECT + "'");
    }
    return first.substring(EXPECT.length());
  }

  @Override
  public String toString() {
    return path.getFileName().toString();
  }
}
