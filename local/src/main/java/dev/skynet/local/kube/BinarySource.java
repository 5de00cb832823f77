package dev.skynet.local.kube;

import java.io.IOException;
import java.nio.file.Path;

/** One way to get the programs into the cache. */
interface BinarySource {
  /** What it is, for the user. */
  String name();

  /** How long it usually takes, for the user. */
  String usualDuration();

  /** What the user can do so that it works. */
  String advice();

  /**
   * Puts one program in place, whole or not at all.
   *
   * @throws IOException if this way is not open here; the message says why
   */
  void provide(KubeProgram program, Path target) throws IOException;
}
