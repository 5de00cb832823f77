package dev.skynet.crds.common;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the records of both kinds become JSON and come back. */
public final class CrdJson {
  private static final ObjectMapper MAPPER = mapper();

  private CrdJson() {}

  /**
   * A new mapper: ISO-8601 instants, nulls and empty lists left out, unknown fields ignored,
   * unknown enum values read as {@code Unknown} where the enum has it, missing required components
   * refused.
   */
  public static ObjectMapper mapper() {
    return JsonMapper.builder()
        .addModule(new JavaTimeModule())
        .addModule(new RequiredComponents())
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
        .defaultPropertyInclusion(include(JsonInclude.Include.NON_NULL))
        .withConfigOverride(
            List.class, lists -> lists.setInclude(include(JsonInclude.Include.NON_EMPTY)))
        .build();
  }

  /**
   * Reads a spec or a status.
   *
   * @param json null is read as an empty object
   * @throws UnreadableObjectException if it does not fit; the message names the field
   */
  public static <T extends Record> T read(@Nullable JsonNode json, Class<T> type)
      throws UnreadableObjectException {
    JsonNode given = json == null || json.isNull() ? JsonNodeFactory.instance.objectNode() : json;
    try {
      return MAPPER.treeToValue(given, type);
    } catch (JsonMappingException e) {
      throw new UnreadableObjectException(where(e) + e.getOriginalMessage(), e);
    } catch (JsonProcessingException e) {
      throw new UnreadableObjectException(e.getOriginalMessage(), e);
    }
  }

  /** Writes a spec or a status; the result equals what the API server returns for it. */
  public static ObjectNode write(Record value) {
    try {
      // by way of text: a tree made of the record itself has long nodes where a parsed one has int
      // nodes, and the two are never equal
      return (ObjectNode) MAPPER.readTree(MAPPER.writeValueAsBytes(value));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + value.getClass().getSimpleName(), e);
    }
  }

  /** As {@link #write}, in one line; the texts of two specs are equal only if the specs are. */
  public static String text(Record value) {
    return write(value).toString();
  }

  private static String where(JsonMappingException e) {
    String path =
        e.getPath().stream()
            .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
            .collect(Collectors.joining());
    return path.isEmpty() ? "" : path.substring(path.startsWith(".") ? 1 : 0) + ": ";
  }

  private static JsonInclude.Value include(JsonInclude.Include what) {
    return JsonInclude.Value.construct(what, JsonInclude.Include.NON_NULL);
  }
}
