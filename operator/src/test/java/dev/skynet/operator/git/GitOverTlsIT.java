package dev.skynet.operator.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate only {@code ca.crt} vouches for. */
class GitOverTlsIT {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir private Path temp;

  @Test
  void trustsTheCaOfTheSecretForThisRepositoryOnly() throws Exception {
    KeyStore keys = newCertificate();
    try (Origin origin = new Origin(temp.resolve("srv/shop.git"));
        GitHttpServer server = new GitHttpServer(temp.resolve("srv"), https(keys))) {
      // given
      String head = origin.commit("main", Origin.BUNDLE);
      JgitSource source =
          new JgitSource(
              temp.resolve("work"), GitLimits.usual(false), InstantSource.fixed(Instant.EPOCH));
      Requests web = Requests.of("https://127.0.0.1:" + server.port() + "/shop.git");
      Requests trusting = web.with(new GitCredentials(Optional.empty(), Optional.of(pem(keys))));
      // when
      SourceResult result = source.fetch(trusting.commit(head));
      // then
      assertThat(result).isInstanceOf(SourceResult.Packed.class);
      assertThatThrownBy(() -> source.fetch(web.commit(head)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("put the CA into ca.crt of the Secret");
    }
  }

  private KeyStore newCertificate() throws Exception {
    Path store = temp.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                "changeit",
                "-alias",
                "git",
                "-keyalg",
                "EC",
                "-dname",
                "CN=git",
                "-ext",
                "san=ip:127.0.0.1")
            .redirectErrorStream(true)
            .redirectOutput(temp.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor()).as("keytool").isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    return keys;
  }

  private static HttpsServer https(KeyStore keys) throws GeneralSecurityException, IOException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    return server;
  }

  private static String pem(KeyStore keys) throws GeneralSecurityException {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getCertificate("git").getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }
}
