package dev.skynet.local.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.util.io.pem.PemWriter;

/**
 * A certificate with its key.
 *
 * @param certificate the certificate
 * @param key its private key
 */
public record Identity(X509Certificate certificate, PrivateKey key) {
  /** The certificate as PEM. */
  public String certificatePem() {
    return pem(certificate);
  }

  /** The key as PEM. */
  public String keyPem() {
    return pem(key);
  }

  /** Writes {@code <name>.crt} and, readable by its owner alone, {@code <name>.key}. */
  public PemFiles write(Path directory, String name) {
    Path certificateFile = directory.resolve(name + ".crt");
    Path keyFile = directory.resolve(name + ".key");
    try {
      Files.writeString(certificateFile, certificatePem());
      writePrivate(keyFile, keyPem());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PemFiles(certificateFile, keyFile);
  }

  /**
   * TLS as this identity, with a peer that the authority has signed.
   *
   * @param authority the only one to trust
   */
  public SSLContext sslContext(X509Certificate authority) {
    try {
      char[] password = new char[0];
      KeyStore keys = emptyStore();
      keys.setKeyEntry("self", key, password, new X509Certificate[] {certificate});
      KeyManagerFactory keyManagers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keyManagers.init(keys, password);
      KeyStore trusted = emptyStore();
      trusted.setCertificateEntry("authority", authority);
      TrustManagerFactory trustManagers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trustManagers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a file that only its owner may read. */
  public static void writePrivate(Path file, String content) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, content);
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static String pem(Object object) {
    StringWriter text = new StringWriter();
    try (PemWriter writer = new PemWriter(text)) {
      writer.writeObject(new JcaMiscPEMGenerator(object));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Where an identity was written.
   *
   * @param certificate the certificate's file
   * @param key the key's file
   */
  public record PemFiles(Path certificate, Path key) {}
}
