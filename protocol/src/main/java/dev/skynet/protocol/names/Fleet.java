package dev.skynet.protocol.names;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The name of everything that one operator installation looks after; it prefixes every queue and
 * every S3 key.
 *
 * @param name 1 to 20 characters of {@code [a-z0-9]}: with a 40-character instance id a queue name
 *     stays under the 80 characters of SQS
 */
public record Fleet(String name) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]{1,20}");

  /**
   * @throws IllegalArgumentException if the name does not match
   */
  @JsonCreator
  public Fleet {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "fleet '" + name + "' must be 1 to 20 characters of a-z and 0-9");
    }
  }

  @JsonValue
  @Override
  public String toString() {
    return name;
  }
}
