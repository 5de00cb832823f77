package dev.skynet.protocol.bundle;

import dev.skynet.protocol.release.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code skynet.yml} says, checked and with its defaults filled in; {@link SkynetFileParser}
 * makes it. Texts are as written: {@code ${NAME}} is replaced on the host, from the environment of
 * the release.
 *
 * @param build how the artifact is made; absent: the source tree is the artifact
 * @param env environment of services, hooks and checks (the build has its own), sorted by name
 * @param services in the order in which they start; they stop in reverse
 * @param hooks the commands around the switch
 * @param health when a release counts as good
 * @param keep how many releases stay on the host
 */
public record SkynetFile(
    Optional<Build> build,
    Map<String, String> env,
    List<Service> services,
    Hooks hooks,
    Health health,
    Keep keep) {
  /** Where it stands in the tree. */
  public static final String NAME = "skynet.yml";

  public SkynetFile {
    env = sorted(env);
    services = List.copyOf(services);
  }

  /**
   * The part of the build key that stands for the recipe. Comments, layout and the order of {@code
   * env} do not change it, nor does the timeout: it says whether the build ends, not what it makes.
   */
  public Sha256 recipe() {
    return build.map(Build::recipe).orElseGet(() -> Sha256.ofLines("recipe-1", "none"));
  }

  private static Map<String, String> sorted(Map<String, String> env) {
    return Collections.unmodifiableMap(new TreeMap<>(env));
  }

  /**
   * How the lead makes the artifact.
   *
   * @param run commands for {@code sh -e}, one after the other; at least one
   * @param env environment of the build alone, sorted by name
   * @param timeout of all commands together, 1 s to 1 h
   * @param output files and directories that become the artifact, relative to the tree; empty: the
   *     whole tree
   */
  public record Build(
      List<String> run, Map<String, String> env, Duration timeout, List<String> output) {
    public Build {
      run = List.copyOf(run);
      env = sorted(env);
      output = List.copyOf(output);
    }

    private Sha256 recipe() {
      List<String> parts = new ArrayList<>(List.of("recipe-1", "run " + run.size()));
      run.forEach(command -> parts.add(measured(command)));
      parts.add("env " + env.size());
      env.forEach((name, value) -> parts.add(name + "=" + measured(value)));
      parts.add("output " + output.size());
      output.forEach(path -> parts.add(measured(path)));
      return Sha256.ofLines(parts.toArray(String[]::new));
    }

    /** With its length, so that no text can pass for two. */
    private static String measured(String text) {
      return text.length() + ":" + text;
    }
  }

  /**
   * A process that runs as long as the release is current.
   *
   * @param name 1 to 40 characters of {@code [a-z0-9-]}
   * @param run its command
   * @param stop how long it may take to end after TERM before it is killed, 1 s to 1 h
   */
  public record Service(String name, String run, Duration stop) {}

  /**
   * A command that must end with status 0.
   *
   * @param run the command
   * @param timeout after which it and all it started are killed, 1 s to 1 h
   */
  public record Hook(String run, Duration timeout) {}

  /**
   * The commands around the switch.
   *
   * @param once on the lead only, while the old release serves
   * @param before while the old release serves
   * @param after when the services have started, before the checks
   * @param undo before a release that failed is taken away
   */
  public record Hooks(
      Optional<Hook> once, Optional<Hook> before, Optional<Hook> after, Optional<Hook> undo) {
    /** No hook at all. */
    public static final Hooks NONE =
        new Hooks(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /**
   * When a release counts as good.
   *
   * @param checks all must pass; may be empty
   * @param start by when all have passed once, 1 s to 1 h
   * @param stable how long they must go on passing, without a restart, 0 s to 1 h
   */
  public record Health(List<Check> checks, Duration start, Duration stable) {
    public Health {
      checks = List.copyOf(checks);
    }
  }

  /** One question to the new release. */
  public sealed interface Check {
    /**
     * A GET that is answered as expected.
     *
     * @param url http or https; may contain {@code ${NAME}}
     * @param status expected, 100 to 599
     * @param contains text that the body must hold; may contain {@code ${NAME}}
     */
    record Http(String url, int status, Optional<String> contains) implements Check {}

    /**
     * A connection that is accepted.
     *
     * @param host name or address; IPv6 without brackets; may contain {@code ${NAME}}
     * @param port 1 to 65535
     */
    record Tcp(String host, int port) implements Check {}

    /**
     * A command that ends with status 0.
     *
     * @param run the command
     */
    record Command(String run) implements Check {}
  }

  /**
   * How many releases stay on the host; current and the way back always do.
   *
   * @param releases good ones, 1 to 50
   * @param failed ones that failed, 0 to 50
   */
  public record Keep(int releases, int failed) {}
}
