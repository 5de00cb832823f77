package dev.skynet.local.git;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Who may read a repository.
 *
 * @param username its name
 * @param password its password or token
 */
public record BasicCredentials(String username, String password) {
  /** The value of the header {@code Authorization}. */
  String header() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "credentials of " + username;
  }
}
