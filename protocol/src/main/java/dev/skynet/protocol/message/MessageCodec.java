package dev.skynet.protocol.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;

/** The JSON of the messages: flat, {@code v} first, unknown fields ignored. */
public final class MessageCodec {
  /** The only version of the wire that is spoken. */
  public static final int VERSION = 1;

  private final ObjectMapper json = WireJson.mapper();

  /** The JSON of a message. */
  public String encode(Message message) {
    ObjectNode body = json.valueToTree(message);
    ObjectNode node = json.createObjectNode().put("v", VERSION);
    node.setAll(body);
    return node.toString();
  }

  /**
   * Reads what an inbox holds.
   *
   * @throws UnreadableMessage if it is not a message to an agent in this version
   */
  public ToAgent decodeToAgent(String text) throws UnreadableMessage {
    return decode(text, ToAgent.class);
  }

  /**
   * Reads what the reports or pulse queue holds.
   *
   * @throws UnreadableMessage if it is not a message from an agent in this version
   */
  public FromAgent decodeFromAgent(String text) throws UnreadableMessage {
    return decode(text, FromAgent.class);
  }

  private <T> T decode(String text, Class<T> kind) throws UnreadableMessage {
    try {
      JsonNode node = json.readTree(text);
      if (!node.isObject()) {
        throw new UnreadableMessage("not a JSON object");
      }
      int version = node.path("v").asInt(-1);
      if (version != VERSION) {
        throw new UnreadableMessage("version " + node.path("v") + " is not " + VERSION);
      }
      return json.treeToValue(node, kind);
    } catch (JsonProcessingException e) {
      throw new UnreadableMessage(place(e) + e.getOriginalMessage(), e);
    }
  }

  /** Where in the message it was: {@code release.artifact: }, or nothing. */
  private static String place(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return "";
    }
    return mapping.getPath().stream()
            .map(step -> step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName())
            .collect(Collectors.joining("."))
        + ": ";
  }
}
