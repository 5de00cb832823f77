package dev.skynet.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final MessageCodec codec = new MessageCodec();

  @ParameterizedTest
  @MethodSource("components")
  void refusesAMessageWithoutARequiredComponentOnly(Message message, RecordComponent component)
      throws JsonProcessingException, UnreadableMessage {
    // given
    ObjectNode node = (ObjectNode) JSON.readTree(codec.encode(message));
    node.remove(component.getName());
    // then
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      assertThat(decode(message, node.toString())).isNotNull();
    } else {
      assertThatThrownBy(() -> decode(message, node.toString()))
          .isInstanceOf(UnreadableMessage.class)
          .hasMessageContaining(component.getName());
    }
  }

  @Test
  void refusesAMissingComponentInDepth() {
    assertThatThrownBy(() -> codec.decodeToAgent(stage().replace("\"unpackedSize\"", "\"other\"")))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining("unpackedSize");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "0", "null", "\"one\"", "{}"})
  void refusesAnotherVersion(String version) {
    assertThatThrownBy(() -> codec.decodeToAgent(stage().replace("\"v\":1", "\"v\":" + version)))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessage("version " + version + " is not 1");
  }

  @Test
  void refusesAnUnknownTypeByItsName() {
    assertThatThrownBy(
            () ->
                codec.decodeToAgent(stage().replace("\"type\":\"stage\"", "\"type\":\"teleport\"")))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining("teleport");
  }

  @Test
  void refusesAReportInAnInboxAndATicketAmongReports() {
    // given
    String hello = encoded(Hello.class);
    // then
    assertThatThrownBy(() -> codec.decodeToAgent(hello)).isInstanceOf(UnreadableMessage.class);
    assertThatThrownBy(() -> codec.decodeFromAgent(stage())).isInstanceOf(UnreadableMessage.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "7", "not json", "{\"v\":1}", "{\"v\":1}{}"})
  void refusesWhatIsNoMessage(String text) {
    assertThatThrownBy(() -> codec.decodeToAgent(text))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageNotContaining("Exception");
  }

  @ParameterizedTest
  @CsvSource({"fleet, Not A Fleet", "group, no-slash", "group, a/B"})
  void refusesANameThatIsNone(String field, String value) throws JsonProcessingException {
    // given
    ObjectNode node = (ObjectNode) JSON.readTree(stage());
    node.put(field, value);
    // then
    assertThatThrownBy(() -> codec.decodeToAgent(node.toString()))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining(value.substring(value.indexOf('/') + 1));
  }

  @Test
  void ignoresFieldsThatANewerSenderAdds() throws UnreadableMessage {
    // given
    String newer =
        stage()
            .replace("\"v\":1", "\"v\":1,\"added\":{\"deep\":[1]}")
            .replace("\"unpackedSize\"", "\"added\":true,\"unpackedSize\"");
    // then
    assertThat(codec.decodeToAgent(newer)).isEqualTo(codec.decodeToAgent(stage()));
  }

  @Test
  void readsAReasonFromANewerAgentAsUnknown() throws UnreadableMessage {
    // given
    String newer = encoded(Failed.class).replace("\"CheckFailed\"", "\"StruckByLightning\"");
    // then
    assertThat(codec.decodeFromAgent(newer))
        .isInstanceOfSatisfying(
            Failed.class, failed -> assertThat(failed.reason()).isEqualTo(FailureReason.Unknown));
  }

  @Test
  void keepsThePresignedUrlOutOfTexts() {
    Samples.all()
        .forEach(message -> assertThat(message.toString()).doesNotContain("X-Amz-Signature"));
  }

  static Stream<Arguments> components() {
    return Samples.all().stream()
        .flatMap(
            message ->
                Arrays.stream(message.getClass().getRecordComponents())
                    .map(component -> Arguments.of(message, component)));
  }

  private Message decode(Message like, String json) throws UnreadableMessage {
    return like instanceof ToAgent ? codec.decodeToAgent(json) : codec.decodeFromAgent(json);
  }

  private String stage() {
    return encoded(Stage.class);
  }

  private String encoded(Class<? extends Message> kind) {
    return Samples.all().stream()
        .filter(kind::isInstance)
        .map(codec::encode)
        .findFirst()
        .orElseThrow();
  }
}
