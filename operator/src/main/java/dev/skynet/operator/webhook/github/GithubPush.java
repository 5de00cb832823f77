package dev.skynet.operator.webhook.github;

import dev.skynet.operator.webhook.github.PushPayload.Actor;
import dev.skynet.operator.webhook.github.PushPayload.Repository;
import dev.skynet.operator.webhook.push.ChangedFiles;
import dev.skynet.operator.webhook.push.Push;
import dev.skynet.operator.webhook.push.RepositoryUrl;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the body of a {@code push} event. */
public sealed interface GithubPush {
  /** A branch has a new head. */
  record Moved(Push push) implements GithubPush {}

  /** Nothing to roll out; the reason is for the answer. */
  record Ignored(String reason) implements GithubPush {}

  /**
   * Reads it.
   *
   * @param delivery the header {@code X-GitHub-Delivery}
   * @throws UnreadablePayloadException if it is not a push as GitHub sends it
   */
  static GithubPush read(byte[] body, String delivery) throws UnreadablePayloadException {
    return Reading.of(PushPayload.read(body), body, delivery);
  }

  /** The steps of reading. */
  final class Reading {
    private static final String PROVIDER = "github";
    private static final String BRANCHES = "refs/heads/";

    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");

    /** GitHub lists no more commits in a push, and no more files in a commit. */
    private static final int COMMITS_LISTED = 2048;

    private static final int FILES_LISTED = 3000;

    private Reading() {}

    static GithubPush of(PushPayload payload, byte[] body, String delivery)
        throws UnreadablePayloadException {
      String ref = required(payload.ref(), "ref");
      if (payload.deleted()) {
        return new Ignored(ref + " was deleted");
      }
      if (!ref.startsWith(BRANCHES)) {
        return new Ignored(ref + " is not a branch");
      }
      Repository repository = payload.repository();
      if (repository == null) {
        throw new UnreadablePayloadException("repository is missing");
      }
      return new Moved(
          new Push(
              PROVIDER,
              url(required(repository.cloneUrl(), "repository.clone_url")),
              spellings(repository),
              ref,
              commit(payload.before(), "before"),
              commit(payload.after(), "after"),
              by(payload),
              delivery,
              changed(payload, body)));
    }

    private static Set<RepositoryUrl> spellings(Repository repository)
        throws UnreadablePayloadException {
      Set<RepositoryUrl> spellings = new HashSet<>();
      for (String url :
          Stream.of(repository.cloneUrl(), repository.sshUrl(), repository.gitUrl())
              .filter(Objects::nonNull)
              .toList()) {
        spellings.add(url(url));
      }
      return spellings;
    }

    /** Unknown where the payload does not list everything that the push changed. */
    private static ChangedFiles changed(PushPayload payload, byte[] body)
        throws UnreadablePayloadException {
      CommitFiles files = CommitFiles.of(body);
      Integer size = payload.size();
      boolean isWhole =
          !payload.created()
              && !payload.forced()
              && files.commits() > 0
              && files.commits() < COMMITS_LISTED
              && files.mostFiles() < FILES_LISTED
              && (size == null || size <= files.commits());
      return isWhole ? files : ChangedFiles.unknown();
    }

    private static Optional<String> by(PushPayload payload) {
      return Stream.of(payload.pusher(), payload.sender())
          .filter(Objects::nonNull)
          .map(Reading::name)
          .flatMap(Optional::stream)
          .findFirst();
    }

    private static Optional<String> name(Actor actor) {
      return Optional.ofNullable(actor.name())
          .or(() -> Optional.ofNullable(actor.login()))
          .filter(name -> !name.isBlank());
    }

    private static RepositoryUrl url(String text) throws UnreadablePayloadException {
      try {
        return RepositoryUrl.of(text);
      } catch (IllegalArgumentException e) {
        throw new UnreadablePayloadException(String.valueOf(e.getMessage()));
      }
    }

    private static String commit(@Nullable String text, String name)
        throws UnreadablePayloadException {
      String commit = required(text, name);
      if (!COMMIT.matcher(commit).matches()) {
        throw new UnreadablePayloadException(name + " is not the full SHA of a commit");
      }
      return commit;
    }

    private static String required(@Nullable String text, String name)
        throws UnreadablePayloadException {
      if (text == null || text.isEmpty()) {
        throw new UnreadablePayloadException(name + " is missing");
      }
      return text;
    }
  }
}
