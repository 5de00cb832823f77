package dev.skynet.operator.git;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** A login for one host: a redirect elsewhere does not get it. */
final class HostLogin extends UsernamePasswordCredentialsProvider {
  private final URIish home;

  HostLogin(SourceUrl home, GitCredentials.Login login) {
    super(login.username(), login.password());
    this.home = home.uri();
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    return String.valueOf(home.getHost()).equalsIgnoreCase(uri.getHost())
        && home.getPort() == uri.getPort()
        && String.valueOf(home.getScheme()).equalsIgnoreCase(uri.getScheme())
        && super.get(uri, items);
  }
}
