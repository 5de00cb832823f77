package dev.skynet.local.kube;

import dev.skynet.local.process.LoopbackPorts;
import dev.skynet.local.tls.CertificateAuthority;
import dev.skynet.local.tls.Identity;
import dev.skynet.local.tls.Identity.PemFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;

/**
 * Ports, certificates and directories of one control plane, chosen once and kept over restarts.
 *
 * @param root its directory
 * @param ports where the parts listen
 * @param authority who signed everything here
 * @param serving the API server's and etcd's own certificate; also what the API server shows etcd
 * @param serviceAccount signs the tokens of ServiceAccounts
 * @param admin a client in {@code system:masters}
 * @param kubeconfig for clients of the API server
 */
record Layout(
    Path root,
    Ports ports,
    X509Certificate authority,
    PemFiles serving,
    PemFiles serviceAccount,
    Identity admin,
    Kubeconfig kubeconfig) {

  static Layout create(Path root, LoopbackPorts free, CertificateAuthority authority) {
    Ports ports = new Ports(free.next(), free.next(), free.next(), free.next());
    try {
      Path pki = Files.createDirectories(root.resolve("pki"));
      Files.writeString(pki.resolve("ca.crt"), authority.pem());
      Identity admin = authority.client("O=system:masters,CN=skynet-local-admin");
      Kubeconfig kubeconfig =
          new Kubeconfig(URI.create("https://127.0.0.1:" + ports.apiServer()), authority.pem());
      Layout layout =
          new Layout(
              root,
              ports,
              authority.certificate(),
              authority.server("skynet-local").write(pki, "server"),
              authority.client("CN=service-accounts").write(pki, "service-accounts"),
              admin,
              kubeconfig);
      Identity.writePrivate(layout.adminKubeconfig(), kubeconfig.with(admin));
      Identity.writePrivate(
          layout.controllersKubeconfig(),
          kubeconfig.with(authority.client("CN=system:kube-controller-manager")));
      return layout;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + root, e);
    }
  }

  Path authorityFile() {
    return root.resolve("pki").resolve("ca.crt");
  }

  Path adminKubeconfig() {
    return root.resolve("admin.kubeconfig");
  }

  Path controllersKubeconfig() {
    return root.resolve("controllers.kubeconfig");
  }

  URI url() {
    return kubeconfig.server();
  }

  URI etcdHealth() {
    return URI.create("http://127.0.0.1:" + ports.etcdMetrics());
  }

  Path directory(String name) {
    try {
      return Files.createDirectories(root.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * All on 127.0.0.1.
   *
   * @param etcdClient for the API server
   * @param etcdPeer of no use with one member, but etcd wants one
   * @param etcdMetrics answers whether etcd is ready
   * @param apiServer for everybody
   */
  record Ports(int etcdClient, int etcdPeer, int etcdMetrics, int apiServer) {}
}
