package dev.skynet.local.process;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/**
 * A run of its own JVM, for tests to kill: a plain child, and one that starts a service as an agent
 * does: in its own session, with a clean environment, outliving it.
 */
final class AbandonedRun {
  private static final String SERVICE =
      "setsid env -i sh -c 'echo $$ > service.pid; exec sleep 1000' & exec sleep 1000";

  private AbandonedRun() {}

  public static void main(String[] arguments) throws IOException {
    RunDirectory run =
        RunDirectory.create(Path.of(arguments[0]), new LoopbackPorts(new SecureRandom()));
    Path work = run.directory("work");
    ChildProcess plain = run.child(new Command("plain", List.of("sleep", "1000"), Map.of(), work));
    ChildProcess agent =
        run.child(new Command("agent", List.of("sh", "-c", SERVICE), Map.of(), work));
    plain.start();
    agent.start();
    System.out.println(run.path() + " " + plain.pid() + " " + agent.pid());
    System.in.read(); // for ever: the test never writes
  }
}
