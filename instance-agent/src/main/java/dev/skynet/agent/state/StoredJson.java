package dev.skynet.agent.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.agent.files.UnusableFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Files of the agent that a person may have changed. */
final class StoredJson {
  private final ObjectMapper json;

  StoredJson(ObjectMapper json) {
    this.json = json;
  }

  /**
   * Reads the file.
   *
   * @param cure what to do if it cannot be read
   * @throws UnusableFile naming the file, the place in it, and the cure
   */
  <T> T read(Path file, Class<T> type, String cure) throws IOException {
    @Nullable T found;
    try {
      found = json.readValue(Files.readString(file), type);
    } catch (JsonProcessingException e) {
      throw new UnusableFile(file, "cannot be read" + place(e) + e.getOriginalMessage(), cure);
    } catch (CharacterCodingException e) {
      throw new UnusableFile(file, "cannot be read: it is not UTF-8", cure);
    }
    if (found == null) {
      throw new UnusableFile(file, "cannot be read: it says null", cure);
    }
    return found;
  }

  private static String place(JsonProcessingException problem) {
    var location = problem.getLocation();
    return location == null
        ? ": "
        : " at line %d, column %d: ".formatted(location.getLineNr(), location.getColumnNr());
  }
}
