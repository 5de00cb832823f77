package dev.skynet.operator.webhook.github;

import static dev.skynet.operator.webhook.github.Payloads.push;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skynet.operator.paths.PathFilter;
import dev.skynet.operator.webhook.push.Push;
import dev.skynet.operator.webhook.push.RepositoryUrl;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GithubPushTest {
  @Test
  void readsWhatAPushSays() throws Exception {
    // when
    Push push = moved(push());

    // then
    assertThat(push.provider()).isEqualTo("github");
    assertThat(push.repository()).isEqualTo(new RepositoryUrl("https://github.com/acme/shop"));
    assertThat(push.spellings())
        .containsExactlyInAnyOrder(
            new RepositoryUrl("https://github.com/acme/shop"),
            new RepositoryUrl("ssh://github.com/acme/shop"),
            new RepositoryUrl("git://github.com/acme/shop"));
    assertThat(push.ref()).isEqualTo("refs/heads/main");
    assertThat(push.before()).isEqualTo(Payloads.BEFORE);
    assertThat(push.after()).isEqualTo(Payloads.AFTER);
    assertThat(push.by()).contains("mona");
    assertThat(push.delivery()).isEqualTo("delivery-1");
  }

  @ParameterizedTest
  @CsvSource({
    "web/socks.html,    true",
    "web/old/hats.html, true",
    "web/index.html,    true",
    "docs/README.md,    true",
    "README.md,         false",
  })
  void everyFileThatACommitAddedModifiedOrRemovedIsChanged(String file, boolean changed)
      throws Exception {
    assertThat(moved(push()).changed().touch(new PathFilter(List.of(file)))).isEqualTo(changed);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pushesThatDoNotListEverything")
  void knowsWhenThePayloadDoesNotListEverything(String name, Consumer<ObjectNode> change)
      throws Exception {
    assertThat(moved(push(change)).changed().touch(new PathFilter(List.of("none")))).isTrue();
  }

  static Stream<Arguments> pushesThatDoNotListEverything() {
    return Stream.of(
        cut("created", p -> p.put("created", true)),
        cut("forced", p -> p.put("forced", true)),
        cut("no commits", p -> p.putArray("commits")),
        cut("commits missing", p -> p.remove("commits")),
        cut("commits null", p -> p.putNull("commits")),
        cut("a null commit", p -> p.putArray("commits").addNull()),
        cut("says that there are more commits", p -> p.put("size", 3)),
        cut("as many commits as are ever listed", GithubPushTest::commits2048),
        cut("as many files of a commit as are ever listed", GithubPushTest::files3000));
  }

  @Test
  void saysWhoPushedAlsoWithoutAPusher() throws Exception {
    assertThat(moved(push(p -> p.remove("pusher"))).by()).contains("mona");
    assertThat(moved(push(p -> p.remove("pusher").isNull())).by()).contains("mona");
    assertThat(
            moved(
                    push(
                        p -> {
                          p.remove("pusher");
                          p.remove("sender");
                        }))
                .by())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "refs/tags/v1,   false, refs/tags/v1 is not a branch",
    "refs/notes/x,   false, refs/notes/x is not a branch",
    "refs/heads/old, true,  refs/heads/old was deleted",
    "refs/tags/v1,   true,  refs/tags/v1 was deleted",
  })
  void tagsAndDeletionsRollNothingOut(String ref, boolean deleted, String reason) throws Exception {
    // given
    byte[] body =
        push(
            p -> {
              p.put("ref", ref).put("deleted", deleted);
              if (deleted) {
                p.put("after", "0".repeat(40));
              }
            });

    // when
    GithubPush read = GithubPush.read(body, "delivery-1");

    // then
    assertThat(read).isEqualTo(new GithubPush.Ignored(reason));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("unreadablePushes")
  void saysWhatCannotBeRead(String says, byte[] body) {
    assertThatThrownBy(() -> GithubPush.read(body, "delivery-1"))
        .isInstanceOf(UnreadablePayloadException.class)
        .hasMessageContaining(says);
  }

  static Stream<Arguments> unreadablePushes() {
    return Stream.of(
        Arguments.of("not the JSON of a push", "{".getBytes(UTF_8)),
        Arguments.of("not the JSON of a push", new byte[0]),
        Arguments.of("not the JSON of a push", "[]".getBytes(UTF_8)),
        Arguments.of("not the JSON of a push", "{} {}".getBytes(UTF_8)),
        Arguments.of("the body is null", "null".getBytes(UTF_8)),
        Arguments.of("ref is missing", push(p -> p.remove("ref"))),
        Arguments.of("repository is missing", push(p -> p.remove("repository"))),
        Arguments.of(
            "repository.clone_url is missing",
            push(p -> ((ObjectNode) p.get("repository")).remove("clone_url"))),
        Arguments.of(
            "is not the URL of a git repository",
            push(p -> ((ObjectNode) p.get("repository")).put("clone_url", "nowhere"))),
        Arguments.of("after is missing", push(p -> p.remove("after"))),
        Arguments.of("after is not the full SHA", push(p -> p.put("after", "3f2a91c"))),
        Arguments.of("before is not the full SHA", push(p -> p.put("before", "x".repeat(40)))),
        Arguments.of("commits is not a list", push(p -> p.put("commits", "many"))),
        Arguments.of("what is no commit", push(p -> p.putArray("commits").add(7))),
        Arguments.of(
            "added of a commit is not a list",
            push(p -> p.putArray("commits").addObject().put("added", "web"))),
        Arguments.of(
            "removed of a commit holds what is no path",
            push(p -> p.putArray("commits").addObject().putArray("removed").addObject())));
  }

  private static Push moved(byte[] body) throws UnreadablePayloadException {
    return ((GithubPush.Moved) GithubPush.read(body, "delivery-1")).push();
  }

  private static Arguments cut(String name, Consumer<ObjectNode> change) {
    return Arguments.of(name, change);
  }

  private static void commits2048(ObjectNode push) {
    ArrayNode commits = push.putArray("commits");
    for (int i = 0; i < 2048; i++) {
      commits.addObject().putArray("added").add("web/" + i);
    }
  }

  private static void files3000(ObjectNode push) {
    ArrayNode added = push.putArray("commits").addObject().putArray("added");
    for (int i = 0; i < 3000; i++) {
      added.add("web/" + i);
    }
  }
}
