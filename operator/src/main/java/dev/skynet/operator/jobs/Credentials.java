package dev.skynet.operator.jobs;

import dev.skynet.crds.group.SecretRef;
import dev.skynet.operator.git.GitCredentials;
import dev.skynet.operator.group.action.Job;
import dev.skynet.operator.kube.SecretStore;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the Secret of a group's source holds for its repository. */
final class Credentials {
  private static final String USERNAME = "username";
  private static final String PASSWORD = "password";
  private static final String CA = "ca.crt";

  private Credentials() {}

  /** The Secret is missing, or lacks what is needed; the message says what to do. */
  static final class Incomplete extends Exception {
    private static final long serialVersionUID = 1;

    Incomplete(String message) {
      super(message);
    }
  }

  static Optional<GitCredentials> of(Job.FetchSource job, SecretStore secrets) throws Incomplete {
    SecretRef ref = job.git().secretRef();
    if (ref == null) {
      return Optional.empty();
    }
    String name = job.group().namespace() + "/" + ref.name();
    Map<String, byte[]> entries =
        secrets
            .secret(job.group().namespace(), ref.name())
            .orElseThrow(
                () ->
                    new Incomplete(
                        "Secret %s of source.git.secretRef does not exist; create it with the keys username and password."
                            .formatted(name)));
    return Optional.of(read(name, entries));
  }

  private static GitCredentials read(String name, Map<String, byte[]> entries) throws Incomplete {
    String username = text(entries, USERNAME);
    String password = text(entries, PASSWORD);
    String ca = text(entries, CA);
    if (username == null && password == null) {
      if (ca == null) {
        throw new Incomplete(
            "Secret %s lacks the keys username and password; add them.".formatted(name));
      }
      return new GitCredentials(Optional.empty(), Optional.of(ca));
    }
    if (username == null || password == null) {
      throw new Incomplete(
          "Secret %s lacks the key %s; add it."
              .formatted(name, username == null ? USERNAME : PASSWORD));
    }
    return new GitCredentials(
        Optional.of(new GitCredentials.Login(username, password)), Optional.ofNullable(ca));
  }

  private static @Nullable String text(Map<String, byte[]> entries, String key) {
    byte[] value = entries.get(key);
    return value == null ? null : new String(value, StandardCharsets.UTF_8);
  }
}
