package dev.skynet.local.git;

import java.net.URI;

/**
 * The names under which a forge knows a repository.
 *
 * @param server where the forge listens
 * @param owner user or organisation
 * @param name without {@code .git}
 */
public record RepositoryAddress(URI server, String owner, String name) {
  /** {@code owner/name}. */
  public String fullName() {
    return owner + "/" + name;
  }

  /** Over HTTP; the one that works here. */
  public String cloneUrl() {
    return server + "/" + fullName() + ".git";
  }

  /** As GitHub writes it; nothing listens there. */
  public String sshUrl() {
    return "git@" + server.getHost() + ":" + fullName() + ".git";
  }

  /** As GitHub writes it; nothing listens there. */
  public String gitUrl() {
    return "git://" + server.getHost() + "/" + fullName() + ".git";
  }

  /** The page for people, as GitHub writes it. */
  public String htmlUrl() {
    return server + "/" + fullName();
  }
}
