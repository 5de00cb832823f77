package dev.skynet.operator.webhook.github;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is used of the body of GitHub's {@code push} event; all else is skipped unread, the commits
 * too: {@link CommitFiles} looks through them. Any part may be missing: {@link GithubPush} says
 * which ones must be there. Told so by annotation, Jackson skips what is unknown; told so by its
 * mapper alone, it would keep all of it in memory until the record is made.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PushPayload(
    @Nullable String ref,
    @Nullable String before,
    @Nullable String after,
    boolean created,
    boolean deleted,
    boolean forced,
    @Nullable Integer size,
    @Nullable Repository repository,
    @Nullable Actor pusher,
    @Nullable Actor sender) {
  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(PushPayload.class);

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Repository(
      @JsonProperty("clone_url") @Nullable String cloneUrl,
      @JsonProperty("ssh_url") @Nullable String sshUrl,
      @JsonProperty("git_url") @Nullable String gitUrl) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  record Actor(@Nullable String name, @Nullable String login) {}

  /**
   * @throws UnreadablePayloadException if it is not JSON of that shape
   */
  static PushPayload read(byte[] body) throws UnreadablePayloadException {
    try {
      PushPayload payload = READER.readValue(body);
      if (payload == null) {
        throw new UnreadablePayloadException("the body is null");
      }
      return payload;
    } catch (JacksonException e) {
      throw new UnreadablePayloadException("the body is not the JSON of a push: " + where(e));
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can always be read", e);
    }
  }

  /** Without the source, of which Jackson would quote a part. */
  private static String where(JacksonException e) {
    String place =
        e.getLocation() == null
            ? ""
            : " at line %d, column %d"
                .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    return e.getOriginalMessage() + place;
  }
}
