package dev.skynet.local.kube;

import dev.skynet.local.tls.Identity;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes kubeconfig files that carry all they need.
 *
 * @param server the API server
 * @param authorityPem who signed its certificate
 */
public record Kubeconfig(URI server, String authorityPem) {
  /** For a client certificate. */
  public String with(Identity client) {
    return file(
        "{client-certificate-data: %s, client-key-data: %s}"
            .formatted(base64(client.certificatePem()), base64(client.keyPem())));
  }

  /** For a bearer token that stands in a file, read again when it changes. */
  public String withTokenFile(String path) {
    return file("{tokenFile: '" + path.replace("'", "''") + "'}");
  }

  private String file(String user) {
    return file(user, "default");
  }

  private String file(String user, String namespace) {
    return """
    apiVersion: v1
    kind: Config
    clusters:
    - name: skynet-local
      cluster:
        server: %s
        certificate-authority-data: %s
    users:
    - name: user
      user: %s
    contexts:
    - name: skynet-local
      context: {cluster: skynet-local, user: user, namespace: %s}
    current-context: skynet-local
    """
        .formatted(server, base64(authorityPem), user, namespace);
  }

  /**
   * For a bearer token.
   *
   * @param namespace where a client works that is told no other
   */
  public String withToken(String token, String namespace) {
    return file("{token: '" + token + "'}", namespace);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
