package dev.skynet.local.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushTest {
  private static final RepositoryAddress ADDRESS =
      new RepositoryAddress(URI.create("http://127.0.0.1:3000"), "shop", "web");

  @TempDir Path temp;
  private GitRepository repository;

  @BeforeEach
  void create() {
    repository =
        GitRepository.create(
            temp.resolve("web.git"),
            ADDRESS,
            Optional.empty(),
            InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z")));
  }

  @Test
  void announcesWhatACommitAddedModifiedAndRemoved() throws Exception {
    // given
    repository.change("main").write("kept", "1").write("old", "1").push("first");
    // when
    Push push =
        repository
            .change("main")
            .write("kept", "2")
            .write("web/new", "1")
            .remove("old")
            .push("second");
    JsonNode body = json(push);
    // then
    assertThat(body.at("/ref").asText()).isEqualTo("refs/heads/main");
    assertThat(body.at("/created").asBoolean()).isFalse();
    assertThat(body.at("/forced").asBoolean()).isFalse();
    assertThat(body.at("/after").asText()).isEqualTo(repository.headOf("main"));
    assertThat(body.at("/commits").size()).isOne();
    assertThat(body.at("/commits/0/id").asText()).isEqualTo(push.after());
    assertThat(body.at("/commits/0/added").toString()).isEqualTo("[\"web/new\"]");
    assertThat(body.at("/commits/0/modified").toString()).isEqualTo("[\"kept\"]");
    assertThat(body.at("/commits/0/removed").toString()).isEqualTo("[\"old\"]");
    assertThat(body.at("/commits/0/timestamp").asText()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(body.at("/head_commit")).isEqualTo(body.at("/commits/0"));
    assertThat(body.at("/repository/full_name").asText()).isEqualTo("shop/web");
    assertThat(body.at("/repository/clone_url").asText())
        .isEqualTo("http://127.0.0.1:3000/shop/web.git");
    assertThat(body.at("/repository/ssh_url").asText()).isEqualTo("git@127.0.0.1:shop/web.git");
  }

  @Test
  void announcesThatABranchWasMade() {
    // given
    Push main = repository.change("main").write("a", "1").push("first");
    // when
    Push branch = repository.reset("feature", main.after());
    // then
    assertThat(main.created()).isTrue();
    assertThat(main.before()).isEqualTo(Push.NOTHING);
    assertThat(main.commits()).hasSize(1);
    assertThat(branch.created()).isTrue();
    assertThat(branch.commits()).isEmpty();
  }

  @Test
  void announcesThatABranchWasForcedBack() throws Exception {
    // given
    Push first = repository.change("main").write("a", "1").push("first");
    Push second = repository.change("main").write("a", "2").push("second");
    // when
    Push forced = repository.reset("main", first.after());
    // then
    assertThat(second.forced()).isFalse();
    assertThat(forced.forced()).isTrue();
    assertThat(forced.before()).isEqualTo(second.after());
    assertThat(forced.commits()).isEmpty();
    assertThat(json(forced).at("/head_commit").isNull()).isTrue();
  }

  @Test
  void announcesAllThatABranchGained() {
    // given
    Push first = repository.change("main").write("a", "1").push("first");
    Push second = repository.change("main").write("a", "2").push("second");
    Push third = repository.change("main").write("a", "3").push("third");
    repository.reset("main", first.after());
    // when
    Push push = repository.reset("main", third.after());
    // then
    assertThat(push.forced()).isFalse();
    assertThat(push.commits())
        .extracting(Push.PushedCommit::id)
        .containsExactly(second.after(), third.after());
  }

  @Test
  void announcesThatABranchWasRemoved() throws Exception {
    // given
    Push made = repository.change("feature").write("a", "1").push("first");
    // when
    Push push = repository.delete("feature");
    // then
    assertThat(push.deleted()).isTrue();
    assertThat(push.before()).isEqualTo(made.after());
    assertThat(repository.headOf("feature")).isEqualTo(Push.NOTHING);
    assertThat(json(push).at("/deleted").asBoolean()).isTrue();
  }

  @Test
  void signsAsGitHubDocumentsIt() {
    // given the example of GitHub's page on validating deliveries
    WebhookDelivery delivery = new WebhookDelivery("1", "push", "Hello, World!");
    // then
    assertThat(delivery.signature("It's a Secret to Everybody"))
        .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
  }

  private static JsonNode json(Push push) throws Exception {
    return new ObjectMapper().readTree(WebhookDelivery.push("1", push).body());
  }
}
