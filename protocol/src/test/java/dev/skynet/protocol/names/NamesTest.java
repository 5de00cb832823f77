package dev.skynet.protocol.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.protocol.release.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private static final String FORTY = "a234567890123456789012345678901234567890";
  private static final GroupName GROUP = new GroupName("shop", "web");
  private static final Sha256 DIGEST = Sha256.ofLines("digest");
  private static final Sha256 BUILD_KEY = Sha256.ofLines("build key");

  private final QueueNames queues = new QueueNames(new Fleet("prod"));
  private final S3Keys keys = new S3Keys(new Fleet("prod"));

  @ParameterizedTest
  @ValueSource(strings = {"a", "prod", "12345678901234567890"})
  void takesAFleet(String name) {
    assertThat(new Fleet(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Prod", "a-b", "a b", "prod\n", "123456789012345678901"})
  void refusesAFleet(String name) {
    assertThatThrownBy(() -> new Fleet(name)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop/web", "a/b", "0-0/1", "shop/" + FORTY})
  void takesAGroup(String name) {
    assertThat(GroupName.parse(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "web",
        "/web",
        "shop/",
        "a/b/c",
        "Shop/web",
        "shop/-web",
        "shop/web-",
        "shop/w.b",
        "../web",
        "shop/..",
        "shop/1" + FORTY,
        "shop/web\n",
      })
  void refusesAGroup(String name) {
    assertThatThrownBy(() -> GroupName.parse(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("group");
  }

  @ParameterizedTest
  @ValueSource(strings = {"i-0abc", "host-1", FORTY})
  void takesAnInstance(String id) {
    assertThat(InstanceId.checked(id)).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host", "host.1", "../x", "x\n", "1" + FORTY})
  void refusesAnInstance(String id) {
    assertThatThrownBy(() -> InstanceId.checked(id)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesTheQueuesOfAFleet() {
    assertThat(queues.inbox("i-0abc")).isEqualTo("skynet-prod-inbox-i-0abc");
    assertThat(queues.reports()).isEqualTo("skynet-prod-reports");
    assertThat(queues.deadLetters()).isEqualTo("skynet-prod-reports-dead");
    assertThat(queues.pulse()).isEqualTo("skynet-prod-pulse");
  }

  @Test
  void staysUnderTheEightyCharactersOfSqs() {
    assertThat(new QueueNames(new Fleet("12345678901234567890")).inbox(FORTY))
        .hasSizeLessThanOrEqualTo(80);
  }

  @Test
  void knowsItsOwnInboxesOnly() {
    assertThat(queues.instanceOf("skynet-prod-inbox-i-0abc")).contains("i-0abc");
    assertThat(queues.instanceOf("skynet-prod2-inbox-i-0abc")).isEmpty();
    assertThat(queues.instanceOf("skynet-prod-reports")).isEmpty();
  }

  @Test
  void namesTheObjectsOfAGroup() {
    assertThat(keys.source(GROUP, DIGEST)).isEqualTo("prod/sources/shop/web/" + DIGEST + ".tar.gz");
    assertThat(keys.artifact(GROUP, BUILD_KEY, DIGEST))
        .isEqualTo("prod/artifacts/shop/web/" + BUILD_KEY + "/" + DIGEST + ".tar.gz");
    assertThat(keys.manifest(GROUP, BUILD_KEY))
        .isEqualTo("prod/artifacts/shop/web/" + BUILD_KEY + "/manifest.json");
    assertThat(keys.desired(GROUP)).isEqualTo("prod/groups/shop/web/desired.json");
    assertThat(keys.log(GROUP, "web-3f2a91c-7c1f0", "i-0abc", 1))
        .isEqualTo("prod/logs/shop/web/web-3f2a91c-7c1f0/i-0abc/1.log");
  }
}
