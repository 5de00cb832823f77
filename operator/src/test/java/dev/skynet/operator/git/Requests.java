package dev.skynet.operator.git;

import dev.skynet.protocol.names.GroupName;
import java.util.List;
import java.util.Optional;

/** Requests of one group for one repository. */
record Requests(
    String url,
    List<String> paths,
    List<String> allowedRefs,
    Optional<GitCredentials> credentials) {
  static final GroupName GROUP = new GroupName("shop", "web");

  static Requests of(String url) {
    return new Requests(url, List.of(), List.of(), Optional.empty());
  }

  Requests paths(String... globs) {
    return new Requests(url, List.of(globs), allowedRefs, credentials);
  }

  Requests allowing(String... branches) {
    return new Requests(url, paths, List.of(branches), credentials);
  }

  Requests login(String username, String password) {
    return with(
        new GitCredentials(
            Optional.of(new GitCredentials.Login(username, password)), Optional.empty()));
  }

  Requests with(GitCredentials given) {
    return new Requests(url, paths, allowedRefs, Optional.of(given));
  }

  SourceRequest commit(String sha) {
    return request(new Wanted.Commit(sha), false);
  }

  SourceRequest push(String sha) {
    return request(new Wanted.Commit(sha), true);
  }

  SourceRequest branch(String name) {
    return request(new Wanted.Branch(name), false);
  }

  private SourceRequest request(Wanted wanted, boolean push) {
    return new SourceRequest(
        GROUP, "7c1f0d2e", url, "main", paths, allowedRefs, credentials, wanted, push);
  }
}
