package dev.skynet.operator.webhook.kube;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.skynet.crds.group.GitSpec;
import dev.skynet.operator.kube.RawGroup;
import dev.skynet.operator.paths.PathFilter;
import dev.skynet.operator.webhook.push.PushedGroup;
import dev.skynet.operator.webhook.push.RepositoryUrl;
import java.util.List;
import java.util.Objects;

/**
 * Reads of a group only what the bridge needs: it may be unreadable elsewhere and still be meant.
 */
final class GroupReader {
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private static final String DEFAULT_BRANCH = "main";

  private GroupReader() {}

  /** A group whose source cannot be read. */
  static final class UnreadableGroupException extends Exception {
    private static final long serialVersionUID = 1;

    UnreadableGroupException(String message) {
      super(message);
    }
  }

  static PushedGroup read(RawGroup group) throws UnreadableGroupException {
    GitSpec git = git(group.getSpec());
    String branch = Objects.requireNonNullElse(git.branch(), DEFAULT_BRANCH);
    List<String> paths = Objects.requireNonNullElse(git.paths(), List.<String>of());
    return new PushedGroup(
        group.getMetadata().getNamespace(),
        group.getMetadata().getName(),
        group.getMetadata().getUid(),
        url(git),
        "refs/heads/" + branch,
        new PathFilter(paths));
  }

  private static GitSpec git(JsonNode spec) throws UnreadableGroupException {
    JsonNode git = spec == null ? null : spec.path("source").get("git");
    if (git == null || !git.isObject()) {
      throw new UnreadableGroupException("spec.source.git is missing");
    }
    try {
      return JSON.treeToValue(git, GitSpec.class);
    } catch (JsonProcessingException e) {
      throw new UnreadableGroupException("spec.source.git: " + e.getOriginalMessage());
    }
  }

  private static RepositoryUrl url(GitSpec git) throws UnreadableGroupException {
    if (git.url() == null) {
      throw new UnreadableGroupException("spec.source.git.url is missing");
    }
    try {
      return RepositoryUrl.of(git.url());
    } catch (IllegalArgumentException e) {
      throw new UnreadableGroupException("spec.source.git.url: " + e.getMessage());
    }
  }
}
