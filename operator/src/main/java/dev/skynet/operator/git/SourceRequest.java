package dev.skynet.operator.git;

import dev.skynet.protocol.names.GroupName;
import java.util.List;
import java.util.Optional;

/**
 * What to fetch, from where.
 *
 * @param group whose cache is used
 * @param rolloutUid begins the name of the packed file
 * @param url of the repository
 * @param branch of the group
 * @param paths globs that concern the group; empty: all
 * @param allowedRefs further branches whose commits may be rolled out
 * @param credentials from the group's Secret
 * @param wanted the revision
 * @param push whether the commit must still be the branch's head, or have the head's trees under
 *     {@code paths}
 */
public record SourceRequest(
    GroupName group,
    String rolloutUid,
    String url,
    String branch,
    List<String> paths,
    List<String> allowedRefs,
    Optional<GitCredentials> credentials,
    Wanted wanted,
    boolean push) {
  public SourceRequest {
    paths = List.copyOf(paths);
    allowedRefs = List.copyOf(allowedRefs);
  }
}
