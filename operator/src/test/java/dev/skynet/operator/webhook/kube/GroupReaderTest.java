package dev.skynet.operator.webhook.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.paths.PathFilter;
import dev.skynet.operator.webhook.kube.GroupReader.UnreadableGroupException;
import dev.skynet.operator.webhook.push.PushedGroup;
import dev.skynet.operator.webhook.push.RepositoryUrl;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupReaderTest {
  @Test
  void readsTheSourceAndNothingElse() throws Exception {
    // when
    PushedGroup group =
        GroupReader.read(
            group(
                """
                {"members": 7, "strategy": {"maxUnavailable": {}}, "source": {"git": {
                  "url": "https://bot@GitHub.com/acme/shop.git", "branch": "release/1",
                  "paths": ["web/**"], "allowedRefs": [], "unknown": true}}}
                """));

    // then
    assertThat(group.namespace()).isEqualTo("shop");
    assertThat(group.name()).isEqualTo("web");
    assertThat(group.uid()).isEqualTo("uid-1");
    assertThat(group.repository()).isEqualTo(new RepositoryUrl("https://github.com/acme/shop"));
    assertThat(group.ref()).isEqualTo("refs/heads/release/1");
    assertThat(group.paths()).isEqualTo(new PathFilter(List.of("web/**")));
  }

  @Test
  void theBranchIsMainAndAllPathsConcernItUnlessSaid() throws Exception {
    PushedGroup group =
        GroupReader.read(group("{\"source\": {\"git\": {\"url\": \"https://h/r\"}}}"));
    assertThat(group.ref()).isEqualTo("refs/heads/main");
    assertThat(group.paths().globs()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                       | spec.source.git is missing
          {"source": {"git": "https://h/r"}}                       | spec.source.git is missing
          {"source": {"git": {}}}                                  | spec.source.git.url is missing
          {"source": {"git": {"url": "here"}}}                     | spec.source.git.url: 'here' is not
          {"source": {"git": {"url": ["x"]}}}                      | spec.source.git:
          {"source": {"git": {"url": "https://h/r", "paths": 3}}}  | spec.source.git:
          """)
  void saysWhatCannotBeRead(String spec, String says) {
    assertThatThrownBy(() -> GroupReader.read(group(spec)))
        .isInstanceOf(UnreadableGroupException.class)
        .hasMessageContaining(says);
  }

  @Test
  void anUnreadableGroupStandsInTheMetricUntilItIsMendedOrGone() throws Exception {
    // given
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    UnreadableGroups unreadable = new UnreadableGroups(registry);
    RawGroup bad = group("{}");
    RawGroup good = group("{\"source\": {\"git\": {\"url\": \"https://h/r\"}}}");

    // when
    unreadable.onAdd(bad);

    // then
    assertThat(
            registry
                .get("skynet.webhook.groups.unreadable")
                .tags("namespace", "shop", "group", "web")
                .gauge()
                .value())
        .isEqualTo(1);

    // and when
    unreadable.onUpdate(bad, good);

    // then
    assertThat(registry.find("skynet.webhook.groups.unreadable").gauges()).isEmpty();
  }

  private static RawGroup group(String spec) throws JsonProcessingException {
    RawGroup group = new RawGroup();
    group.setMetadata(
        new ObjectMetaBuilder().withNamespace("shop").withName("web").withUid("uid-1").build());
    group.setSpec(new ObjectMapper().readTree(spec));
    return group;
  }
}
