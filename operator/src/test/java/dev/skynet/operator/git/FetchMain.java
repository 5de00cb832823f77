package dev.skynet.operator.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** Fetches main of a repository, in a process that a test can kill. */
public final class FetchMain {
  private FetchMain() {}

  /** Takes the directory of the caches and the URL. */
  public static void main(String[] args) throws IOException {
    new JgitSource(Path.of(args[0]), GitLimits.usual(true), InstantSource.system())
        .fetch(Requests.of(args[1]).branch("main"));
  }
}
