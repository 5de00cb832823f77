package dev.skynet.protocol.message;

import java.util.List;
import java.util.Map;

/**
 * Leave to write one S3 object.
 *
 * @param key the object
 * @param url to PUT to
 * @param headers every signed header but {@code host}; all must be sent as they are
 */
public record PresignedPut(String key, String url, Map<String, List<String>> headers) {
  public PresignedPut {
    headers = Map.copyOf(headers);
  }

  /** Without the signature: the URL is a credential. */
  @Override
  public String toString() {
    return "PresignedPut[" + key + "]";
  }
}
