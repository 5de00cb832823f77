package dev.skynet.operator.webhook.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
  /** The example of GitHub's page "Validating webhook deliveries". */
  private static final byte[] BODY = "Hello, World!".getBytes(UTF_8);

  private static final byte[] SECRET = "It's a Secret to Everybody".getBytes(UTF_8);
  private static final String SIGNATURE =
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  @Test
  void agreesWithTheDocumentedExample() {
    assertThat(Signature.of(BODY, SECRET)).isEqualTo(SIGNATURE);
    assertThat(Signature.matches(BODY, SIGNATURE, List.of(SECRET))).isTrue();
  }

  @Test
  void anyOfSeveralSecretsIsEnough() {
    byte[] other = "the next one".getBytes(UTF_8);
    assertThat(Signature.matches(BODY, SIGNATURE, List.of(SECRET, other))).isTrue();
    assertThat(Signature.matches(BODY, SIGNATURE, List.of(other, SECRET))).isTrue();
    assertThat(Signature.matches(BODY, SIGNATURE, List.of(other))).isFalse();
  }

  @Test
  void oneOtherByteBreaksIt() {
    assertThat(Signature.matches("Hello, World?".getBytes(UTF_8), SIGNATURE, List.of(SECRET)))
        .isFalse();
  }

  @Test
  void withoutASecretNothingIsGood() {
    assertThat(Signature.matches(BODY, SIGNATURE, List.of())).isFalse();
    assertThat(Signature.matches(BODY, "sha256=", List.of())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "sha256=7571",
        "sha256=zz7107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17",
        "sha1=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17"
      })
  void refusesAnotherForm(String header) {
    assertThat(Signature.matches(BODY, header, List.of(SECRET))).isFalse();
  }
}
