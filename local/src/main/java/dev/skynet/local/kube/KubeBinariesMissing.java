package dev.skynet.local.kube;

/** The control plane's programs are not there; the message says what to do and is for the user. */
public final class KubeBinariesMissing extends RuntimeException {
  KubeBinariesMissing(String message) {
    super(message);
  }
}
