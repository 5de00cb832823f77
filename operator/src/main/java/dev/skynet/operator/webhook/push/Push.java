package dev.skynet.operator.webhook.push;

import java.util.Optional;
import java.util.Set;

/**
 * A branch of a repository moved to a commit.
 *
 * @param provider the forge, {@code github}
 * @param repository its URL in the form of {@link RepositoryUrl}, as one of {@code spellings}
 * @param spellings every URL by which a group may know the repository
 * @param ref {@code refs/heads/...}
 * @param before full SHA before the push; zeros if it created the branch
 * @param after full SHA after the push
 * @param by who pushed
 * @param delivery id of the delivery; the same again when it is delivered again
 * @param changed what it added, modified and removed
 */
public record Push(
    String provider,
    RepositoryUrl repository,
    Set<RepositoryUrl> spellings,
    String ref,
    String before,
    String after,
    Optional<String> by,
    String delivery,
    ChangedFiles changed) {

  /** Copies the set. */
  public Push {
    spellings = Set.copyOf(spellings);
  }
}
