package dev.skynet.crds.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of the folders of valid and invalid objects.
 *
 * @param expect what the API server says of it; empty for a valid one
 * @param object the last document, which keeps or breaks a rule
 */
record ExampleObject(String expect, JsonNode object) {
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Path OBJECTS = Path.of("src/test/resources/objects");
  private static final String EXPECT = "# expect: ";

  static List<ExampleObject> all(String folder, Kind kind) throws IOException {
    String name = kind.crd().getSpec().getNames().getKind();
    try (Stream<Path> files = Files.list(OBJECTS.resolve(folder))) {
      return files
          .map(ExampleObject::read)
          .filter(example -> example.object.path("kind").asText().equals(name))
          .toList();
    }
  }

  /** Whether it has the field; {@code []} stands for any item. */
  boolean has(String path) {
    return at(path).findAny().isPresent();
  }

  /** What it has there; {@code []} stands for every item. */
  Stream<JsonNode> at(String path) {
    return at(object, path);
  }

  private static Stream<JsonNode> at(JsonNode node, String path) {
    if (path.isEmpty()) {
      return node.isMissingNode() ? Stream.of() : Stream.of(node);
    }
    if (path.startsWith("[]")) {
      String rest = path.substring(2).replaceFirst("^\\.", "");
      return node.valueStream().flatMap(item -> at(item, rest));
    }
    String name = path.split("\\.|\\[", 2)[0];
    return at(node.path(name), path.substring(name.length()).replaceFirst("^\\.", ""));
  }

  private static ExampleObject read(Path file) {
    try {
      String text = Files.readString(file);
      String first = text.lines().findFirst().orElse("");
      return new ExampleObject(
          first.startsWith(EXPECT) ? first.substring(EXPECT.length()) : "",
          YAML.readTree(List.of(text.split("(?m)^---\n")).getLast()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
