package dev.skynet.agent.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AgentConfigReaderTest {
  private final AgentConfigReader reader = new AgentConfigReader();

  @Test
  void namesAllThatIsWrongInOneGo() {
    String text =
        """
        fleet: prod
        group: web
        region: eu-west-1
        instance: web-1
        endpoints: {sqs: "ftp://a", typo: x}
        pulse: often
        env: {1A: x}
        another: x
        """;
    assertThatThrownBy(() -> reader.parse(text))
        .isInstanceOf(InvalidConfig.class)
        .message()
        .hasLineCount(7)
        .contains(
            "setting group: ",
            "setting bucket: is missing",
            "setting endpoints.sqs: ",
            "setting endpoints.typo: is not a setting",
            "setting pulse: must be a mapping",
            "setting env.1A: ",
            "setting another: is not a setting");
  }

  @Test
  void saysInOneLineWhatIsNoYaml() {
    assertThatThrownBy(() -> reader.parse("fleet: [prod\ngroup: {"))
        .isInstanceOf(InvalidConfig.class)
        .message()
        .startsWith("is not YAML: ")
        .hasLineCount(1);
  }
}
