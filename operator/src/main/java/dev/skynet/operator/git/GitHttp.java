package dev.skynet.operator.git;

import dev.skynet.crds.common.Reason;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.eclipse.jgit.transport.http.JDKHttpConnection;

/**
 * HTTP of one fetch: trusts what the group trusts, shows the login to the host of the URL alone,
 * reads no longer and no more than it may, remembers what the server last answered.
 */
final class GitHttp implements HttpConnectionFactory {
  private static final String AUTHORIZATION = "Authorization";

  private final SourceUrl home;
  private final Deadline deadline;
  private final TrustManager[] trusted;
  private long bytesLeft;
  private volatile int lastStatus;

  GitHttp(SourceUrl home, Deadline deadline, long mostBytes, Optional<String> caCertificate)
      throws SourceRejection {
    this.home = home;
    this.deadline = deadline;
    this.bytesLeft = mostBytes;
    this.trusted = caCertificate.isEmpty() ? new TrustManager[0] : trust(caCertificate.get());
  }

  /** The status of the last answer; 0 before the first. */
  int lastStatus() {
    return lastStatus;
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return configured(new Connection(url));
  }

  @Override
  public HttpConnection create(URL url, Proxy proxy) throws IOException {
    return configured(new Connection(url, proxy));
  }

  private HttpConnection configured(Connection connection) throws IOException {
    if (trusted.length > 0 && "https".equals(connection.getURL().getProtocol())) {
      try {
        connection.configure(null, trusted, null);
      } catch (GeneralSecurityException e) {
        throw new IOException("TLS cannot be set up: " + e.getMessage(), e);
      }
    }
    return connection;
  }

  private static TrustManager[] trust(String pem) throws SourceRejection {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate :
          CertificateFactory.getInstance("X.509")
              .generateCertificates(
                  new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)))) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
      if (number == 0) {
        throw new GeneralSecurityException("it is empty");
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new SourceRejection(
          Reason.AuthenticationFailed,
          "ca.crt in the Secret of source.git.secretRef holds no certificate; write it as PEM,"
              + " from BEGIN CERTIFICATE to END CERTIFICATE");
    }
  }

  /** The server sends more than is taken. */
  static final class TooMuchException extends IOException {
    private static final long serialVersionUID = 1;
  }

  private void took(int bytes) throws IOException {
    if (deadline.isCancelled()) {
      throw new InterruptedIOException("the time for it is over");
    }
    bytesLeft -= Math.max(bytes, 0);
    if (bytesLeft < 0) {
      throw new TooMuchException();
    }
  }

  private final class Connection extends JDKHttpConnection {
    Connection(URL url) throws IOException {
      super(url);
    }

    Connection(URL url, Proxy proxy) throws IOException {
      super(url, proxy);
    }

    @Override
    public int getResponseCode() throws IOException {
      int status = super.getResponseCode();
      lastStatus = status;
      return status;
    }

    /** JGit takes a login along to another port of the host. */
    @Override
    public void setRequestProperty(String key, String value) {
      if (!key.equalsIgnoreCase(AUTHORIZATION) || home.isServedBy(getURL())) {
        super.setRequestProperty(key, value);
      }
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return new Bounded(super.getInputStream());
    }
  }

  /** JGit looks at its deadline between two objects only. */
  private final class Bounded extends FilterInputStream {
    Bounded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      took(read < 0 ? 0 : 1);
      return read;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      int read = super.read(to, offset, length);
      took(read);
      return read;
    }
  }
}
