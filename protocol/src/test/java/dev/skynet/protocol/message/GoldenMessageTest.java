package dev.skynet.protocol.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.protocol.GoldenFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenMessageTest {
  private final MessageCodec codec = new MessageCodec();

  @Test
  void everyKindHasASample() {
    assertThat(Samples.all())
        .extracting(Object::getClass)
        .containsExactlyInAnyOrderElementsOf(kindsOf(Message.class).toList());
  }

  @ParameterizedTest
  @MethodSource("dev.skynet.protocol.message.Samples#all")
  void isWrittenAndReadAsItAlwaysWas(Message message) throws IOException, UnreadableMessage {
    // given
    String json = codec.encode(message);
    String type = new ObjectMapper().readTree(json).path("type").asText();
    GoldenFile golden = GoldenFile.named("message-" + type);
    // then
    golden.matches(json);
    assertThat(decode(message, golden.text())).isEqualTo(message);
  }

  private Message decode(Message like, String json) throws UnreadableMessage {
    return switch (like) {
      case ToAgent _ -> codec.decodeToAgent(json);
      case FromAgent _ -> codec.decodeFromAgent(json);
    };
  }

  private static Stream<Class<?>> kindsOf(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenMessageTest::kindsOf)
        : Stream.of(type);
  }
}
