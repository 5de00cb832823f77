package dev.skynet.operator.webhook.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;

/** Bodies in the shape that GitHub sends. */
public final class Payloads {
  /** The branch's head before the push of {@link #push}. */
  public static final String BEFORE = "6113728f27ae82c7b1a177c8d03f9e96e0adf246";

  /** Its head after it. */
  public static final String AFTER = "3f2a91c0b7d5e8f60718293a4b5c6d7e8f901234";

  private static final ObjectMapper JSON = new ObjectMapper();

  private Payloads() {}

  /** Two commits to main of acme/shop that touch web/ and docs/. */
  public static byte[] push() {
    return read("push.json");
  }

  /** The same push with something else in it. */
  public static byte[] push(Consumer<ObjectNode> change) {
    try {
      ObjectNode payload = (ObjectNode) JSON.readTree(push());
      change.accept(payload);
      return JSON.writeValueAsBytes(payload);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first event of a new hook. */
  public static byte[] ping() {
    return read("ping.json");
  }

  private static byte[] read(String name) {
    try (InputStream in = Payloads.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
