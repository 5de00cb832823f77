package dev.skynet.local.helm;

import dev.skynet.local.TestRuns;
import dev.skynet.local.process.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;

/** A run that got as far as loading Helm, for tests to kill before it deletes what it unpacked. */
final class HalfLoadedHelm {
  private HalfLoadedHelm() {}

  public static void main(String[] arguments) throws IOException {
    RunDirectory run = RunDirectory.create(Path.of(arguments[0]), TestRuns.ports());
    HelmLibrary.unpack(run.directory("tmp"));
    System.out.println(run.path() + " " + HelmLibrary.mapped().getFirst());
    System.in.read(); // for ever: the test never writes
  }
}
