package dev.skynet.operator.git;

import java.io.IOException;

/** The network or the repository's server, not the cache on our disk. */
final class RemoteTrouble extends IOException {
  private static final long serialVersionUID = 1;

  RemoteTrouble(String message, Throwable cause) {
    super(message, cause);
  }

  RemoteTrouble(String message) {
    super(message);
  }
}
