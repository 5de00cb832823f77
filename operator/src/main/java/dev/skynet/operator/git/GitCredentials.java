package dev.skynet.operator.git;

import java.util.Optional;

/**
 * What a repository asks for. Its text is redacted.
 *
 * @param login for HTTP basic authentication, sent to the host of the URL alone
 * @param caCertificate PEM, one or more; trusted for this repository, and then instead of the
 *     public ones
 */
public record GitCredentials(Optional<Login> login, Optional<String> caCertificate) {
  /**
   * A name and its password or token. Its text is redacted.
   *
   * @param username as the forge wants it
   * @param password or token
   */
  public record Login(String username, String password) {
    @Override
    public String toString() {
      return "Login[redacted]";
    }
  }

  @Override
  public String toString() {
    return "GitCredentials[redacted]";
  }
}
