package dev.skynet.operator.git;

import dev.skynet.crds.common.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

/** HTTP of one fetch: trusts what the group trusts, remembers what the server last answered. */
final class GitHttp implements HttpConnectionFactory {
  private final TrustManager[] trusted;
  private volatile int lastStatus;

  GitHttp(Optional<String> caCertificate) throws SourceRejection {
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
  }
}
