package dev.skynet.crds.schema;

import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.util.stream.Stream;

/**
 * A field of a schema, with its place in it.
 *
 * @param path like {@code spec.source.git.paths}; items of a list end with {@code []}
 */
record SchemaField(String path, JSONSchemaProps schema, boolean required) {

  /** All fields of a kind, outer ones first, in the order of the schema; the root is the first. */
  static Stream<SchemaField> of(Kind kind) {
    var version = kind.crd().getSpec().getVersions().getFirst();
    return new SchemaField("", version.getSchema().getOpenAPIV3Schema(), true).withInner();
  }

  boolean isItem() {
    return path.endsWith("[]");
  }

  private Stream<SchemaField> withInner() {
    Stream<SchemaField> inner =
        schema.getProperties().entrySet().stream()
            .flatMap(e -> inner(e.getKey(), e.getValue()).withInner());
    Stream<SchemaField> items =
        schema.getItems() == null
            ? Stream.of()
            : new SchemaField(path + "[]", schema.getItems().getSchema(), true).withInner();
    return Stream.of(Stream.of(this), inner, items).flatMap(s -> s);
  }

  private SchemaField inner(String name, JSONSchemaProps inner) {
    String separator = path.isEmpty() ? "" : ".";
    return new SchemaField(path + separator + name, inner, schema.getRequired().contains(name));
  }
}
