package dev.skynet.operator.git;

import dev.skynet.crds.common.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;

/**
 * Says what a failed call to a repository was: for good, the network's, or else perhaps our
 * cache's.
 *
 * @param url of the repository
 * @param http with the last answer
 * @param deadline of the call
 * @param limits in force
 * @param withLogin whether a Secret was given
 */
record GitFailure(
    SourceUrl url, GitHttp http, Deadline deadline, GitLimits limits, boolean withLogin) {
  /** The exception to throw in place of JGit's. */
  IOException of(IOException e) throws SourceRejection, RemoteTrouble {
    throwIfLate();
    if (has(e, TooLargeObjectInPackException.class)) {
      throw tooLarge("an object of more than %d MiB".formatted(limits.objectBytes() >> 20));
    }
    if (has(e, GitHttp.TooMuchException.class)) {
      throw tooLarge("more than %d MiB for one fetch".formatted(limits.fetchBytes() >> 20));
    }
    int status = http.lastStatus();
    switch (status) {
      case 401, 403 -> throw refusedLogin(status);
      case 404, 410 -> throw notFound();
      default -> {}
    }
    if (has(e, NoRemoteRepositoryException.class)) {
      throw notFound();
    }
    if (status >= 400) {
      return new RemoteTrouble(url + " answered HTTP " + status, e);
    }
    if (has(e, SSLException.class)) {
      return new RemoteTrouble(
          "no secure connection to %s: %s; if its certificate is your own, put the CA into ca.crt of the Secret"
              .formatted(url, innermost(e)),
          e);
    }
    return isNetwork(e)
        ? new RemoteTrouble(
            "%s cannot be reached from the operator (%s); it is tried again; check source.git.url"
                .formatted(url, innermost(e)),
            e)
        : new IOException(url + " cannot be fetched: " + innermost(e), e);
  }

  void throwIfLate() throws RemoteTrouble {
    if (deadline.isCancelled()) {
      throw new RemoteTrouble(
          "%s took longer than %d s".formatted(url, limits.fetch().toSeconds()));
    }
  }

  private SourceRejection tooLarge(String what) {
    return new SourceRejection(
        Reason.SourceTooLarge,
        "%s has %s; keep large files elsewhere and fetch them in build.run".formatted(url, what));
  }

  private SourceRejection refusedLogin(int status) {
    return new SourceRejection(
        Reason.AuthenticationFailed,
        withLogin
            ? "%s refuses the login (HTTP %d); renew username and password in the Secret of source.git.secretRef"
                .formatted(url, status)
            : "%s asks for a login (HTTP %d); name a Secret with username and password in source.git.secretRef"
                .formatted(url, status));
  }

  private SourceRejection notFound() {
    return new SourceRejection(
        Reason.RepositoryNotFound,
        "%s is no repository that can be seen with this login; check source.git.url and what the login may read"
            .formatted(url));
  }

  private static boolean isNetwork(Throwable e) {
    return has(e, SocketException.class)
        || has(e, UnknownHostException.class)
        || has(e, InterruptedIOException.class)
        || has(e, EOFException.class);
  }

  private static boolean has(Throwable e, Class<? extends Throwable> type) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return true;
      }
    }
    return false;
  }

  private static String innermost(Throwable e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
