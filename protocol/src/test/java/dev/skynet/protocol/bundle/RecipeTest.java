package dev.skynet.protocol.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.protocol.release.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {
  private static final String BUILD = "build: {run: [a, b], env: {X: '1', Y: '2'}, output: [o]}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "build: {output: [o], env: {Y: '2', X: '1'}, run: [a, b]}",
        "# why\nbuild:\n  run:\n    - a # first\n    - b\n  env: {X: 1, Y: 2}\n  output: [o]",
        "build: {run: [a, b], env: {X: '1', Y: '2'}, output: [o], timeout: 1h}",
        BUILD + "\nservices: {web: {run: bin/server}}",
      })
  void staysWhenTheSameIsBuilt(String yaml) throws InvalidSkynetFile {
    assertThat(recipe(yaml)).isEqualTo(recipe(BUILD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env: {}",
        "build: {run: [b, a], env: {X: '1', Y: '2'}, output: [o]}",
        "build: {run: [\"a\\nb\"], env: {X: '1', Y: '2'}, output: [o]}",
        "build: {run: [a, b], env: {X: '1', Y: '3'}, output: [o]}",
        "build: {run: [a, b], env: {X: '1'}, output: [o]}",
        "build: {run: [a, b], env: {X: '1', Y: '2'}}",
      })
  void changesWithWhatIsBuilt(String yaml) throws InvalidSkynetFile {
    assertThat(recipe(yaml)).isNotEqualTo(recipe(BUILD));
  }

  /** The build key of artifacts that lie in S3 hangs on it. */
  @Test
  void isTheSameInEveryVersionOfTheCode() throws InvalidSkynetFile {
    assertThat(recipe(BUILD).hex())
        .isEqualTo("e58f9e1f85d5a15d23096d709a86adb5276e30269675b369cef83f6c27ca0bb7");
  }

  private static Sha256 recipe(String yaml) throws InvalidSkynetFile {
    return new SkynetFileParser().parse("version: 1\n" + yaml + "\n").recipe();
  }
}
