package dev.skynet.local.git;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.skynet.local.git.Push.PushedCommit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of GitHub's {@code push} event.
 *
 * @see <a href="https://docs.github.com/en/webhooks/webhook-events-and-payloads#push">its
 *     reference</a>
 */
final class PushPayload {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int SENDER_ID = 1001;
  private static final int REPOSITORY_ID = 2002;

  private PushPayload() {}

  static String of(Push push) {
    ObjectNode body = NODES.objectNode();
    body.put("ref", push.ref());
    body.put("before", push.before());
    body.put("after", push.after());
    body.set("repository", repository(push.repository()));
    body.set("pusher", NODES.objectNode().put("name", "ada").put("email", "ada@example.com"));
    body.set("sender", user("ada", SENDER_ID));
    body.put("created", push.created());
    body.put("deleted", push.deleted());
    body.put("forced", push.forced());
    body.putNull("base_ref");
    body.put(
        "compare",
        "%s/compare/%s...%s"
            .formatted(
                push.repository().htmlUrl(),
                push.before().substring(0, 12),
                push.after().substring(0, 12)));
    ArrayNode commits = body.putArray("commits");
    push.commits().forEach(commit -> commits.add(commit(push, commit)));
    body.set("head_commit", head(push));
    return text(body);
  }

  /** The body of the {@code ping} that GitHub sends when a webhook is made. */
  static String ping(RepositoryAddress address) {
    ObjectNode body = NODES.objectNode();
    body.put("zen", "Keep it logically awesome.");
    body.put("hook_id", 3003);
    body.set("repository", repository(address));
    body.set("sender", user("ada", SENDER_ID));
    return text(body);
  }

  private static @Nullable ObjectNode head(Push push) {
    return push.commits().isEmpty() ? null : commit(push, push.commits().getLast());
  }

  private static ObjectNode repository(RepositoryAddress address) {
    ObjectNode node = NODES.objectNode();
    node.put("id", REPOSITORY_ID);
    node.put("name", address.name());
    node.put("full_name", address.fullName());
    node.put("private", true);
    node.set("owner", user(address.owner(), SENDER_ID));
    node.put("html_url", address.htmlUrl());
    node.put("url", address.htmlUrl());
    node.put("git_url", address.gitUrl());
    node.put("ssh_url", address.sshUrl());
    node.put("clone_url", address.cloneUrl());
    node.put("svn_url", address.htmlUrl());
    node.put("default_branch", "main");
    node.put("master_branch", "main");
    return node;
  }

  private static ObjectNode user(String login, int id) {
    return NODES
        .objectNode()
        .put("name", login)
        .put("login", login)
        .put("id", id)
        .put("type", "User")
        .put("site_admin", false);
  }

  private static ObjectNode commit(Push push, PushedCommit commit) {
    ObjectNode node = NODES.objectNode();
    node.put("id", commit.id());
    node.put("tree_id", commit.treeId());
    node.put("distinct", true);
    node.put("message", commit.message());
    node.put("timestamp", commit.time().toString());
    node.put("url", push.repository().htmlUrl() + "/commit/" + commit.id());
    ObjectNode author = NODES.objectNode();
    author.put("name", commit.author()).put("email", commit.email()).put("username", "ada");
    node.set("author", author);
    node.set("committer", author.deepCopy());
    node.set("added", strings(commit.added()));
    node.set("removed", strings(commit.removed()));
    node.set("modified", strings(commit.modified()));
    return node;
  }

  private static ArrayNode strings(List<String> values) {
    ArrayNode node = NODES.arrayNode();
    values.forEach(node::add);
    return node;
  }

  private static String text(ObjectNode body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
