package dev.skynet.protocol.bundle;

import dev.skynet.protocol.bundle.SkynetFile.Build;
import dev.skynet.protocol.bundle.SkynetFile.Hook;
import dev.skynet.protocol.bundle.SkynetFile.Hooks;
import dev.skynet.protocol.bundle.SkynetFile.Keep;
import dev.skynet.protocol.bundle.SkynetFile.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code skynet.yml}: strictly, so that a typing error is found before anything is built. */
public final class SkynetFileParser {
  static final Keys ROOT =
      Keys.of("version", "build", "env", "services", "hooks", "health", "keep")
          .later("user", "config", "shared", "writable", "files", "irreversible");
  static final Keys BUILD = Keys.of("run", "env", "timeout", "output").later("memory", "cache");
  static final Keys SERVICE = Keys.of("run", "stop").later("unit", "switch", "memory");
  static final Keys HOOKS = Keys.of("once", "before", "after", "undo");
  static final Keys HOOK = Keys.of("run", "timeout").later("user");
  static final Keys KEEP = Keys.of("releases", "failed").later("free");

  private static final Pattern SERVICE_NAME = Pattern.compile("[a-z0-9-]{1,40}");
  private static final int MOST_COMMANDS = 50;
  private static final int MOST_PATHS = 100;
  private static final int MOST_SERVICES = 20;
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /**
   * Reads the text of the file.
   *
   * @throws InvalidSkynetFile with all that is wrong in it
   */
  public SkynetFile parse(String text) throws InvalidSkynetFile {
    Problems problems = new Problems();
    Optional<MappingNode> root = new YamlText(problems).read(text);
    problems.throwIfAny();
    SkynetFile file = new Reading(problems, root.orElseThrow()).file();
    problems.throwIfAny();
    return file;
  }

  /** One file on its way. */
  private static final class Reading {
    private final Problems problems;
    private final Values values;
    private final Section root;

    Reading(Problems problems, MappingNode root) {
      this.problems = problems;
      this.values = new Values(problems);
      this.root = Section.of("", root, problems);
    }

    SkynetFile file() {
      ROOT.check(root, problems);
      checkVersion();
      return new SkynetFile(
          values.section(root, "build", BUILD).map(this::build),
          values.env(root, "env"),
          services(),
          values.section(root, "hooks", HOOKS).map(this::hooks).orElse(Hooks.NONE),
          new HealthReader(problems, values).read(root),
          keep());
    }

    private void checkVersion() {
      if (root.get("version").isEmpty()) {
        problems.add(root.node(), "'version' is missing", "begin the file with 'version: 1'");
      } else {
        var _ =
            values.parsed(
                root,
                "version",
                version -> Optional.of(version).filter("1"::equals),
                "write 'version: 1', the only one that this version of skynet reads");
      }
    }

    private Build build(Section build) {
      if (build.get("run").isEmpty()) {
        problems.add(
            build.node(), "'build.run' is missing", "add run: [npm ci], or remove 'build'");
      }
      List<String> run = values.texts(build, "run", MOST_COMMANDS, "[npm ci, npm run build]");
      List<String> output = values.texts(build, "output", MOST_PATHS, "[dist, bin]");
      output.stream()
          .filter(path -> !RelativePath.isPlain(path))
          .forEach(path -> refuseOutput(build, path));
      return new Build(
          run,
          values.env(build, "env"),
          values.duration(build, "timeout", SHORTEST, Duration.ofMinutes(15)),
          output);
    }

    private void refuseOutput(Section build, String path) {
      problems.add(
          build.get("output").orElse(build.node()),
          "'build.output' names '" + path + "'",
          "name files and directories inside the tree, like dist or target/app.jar");
    }

    private List<Service> services() {
      Optional<Section> section =
          root.get("services").flatMap(node -> values.mapping("services", node));
      List<Service> services = new ArrayList<>();
      section.ifPresent(
          found -> {
            if (found.values().size() > MOST_SERVICES) {
              problems.add(
                  found.node(),
                  "'services' has %d services".formatted(found.values().size()),
                  "at most %d fit on a host".formatted(MOST_SERVICES));
            } else {
              found
                  .keys()
                  .forEach((name, key) -> service(found, name, key).ifPresent(services::add));
            }
          });
      return services;
    }

    private Optional<Service> service(Section services, String name, Node key) {
      if (!SERVICE_NAME.matcher(name).matches()) {
        problems.add(
            key,
            "'" + services.pathOf(name) + "' is no name of a service",
            "use 1 to 40 characters of a-z, 0-9 and '-'");
      }
      return values
          .section(services, name, SERVICE)
          .map(
              service ->
                  new Service(
                      name,
                      values.required(service, "run", "run: bin/server"),
                      values.duration(service, "stop", SHORTEST, Duration.ofSeconds(30))));
    }

    private Hooks hooks(Section hooks) {
      return new Hooks(
          hook(hooks, "once"), hook(hooks, "before"), hook(hooks, "after"), hook(hooks, "undo"));
    }

    private Optional<Hook> hook(Section hooks, String name) {
      Duration usual = Duration.ofMinutes(5);
      Optional<Node> node = hooks.get(name);
      if (node.isPresent() && node.get() instanceof ScalarNode) {
        return values.text(hooks.pathOf(name), node.get()).map(run -> new Hook(run, usual));
      }
      return values
          .section(hooks, name, HOOK)
          .map(
              hook ->
                  new Hook(
                      values.required(hook, "run", "run: bin/" + name),
                      values.duration(hook, "timeout", SHORTEST, usual)));
    }

    private Keep keep() {
      Section keep =
          values.section(root, "keep", KEEP).orElseGet(() -> Section.empty("keep", root.node()));
      return new Keep(
          values.integer(keep, "releases", 1, 50, 3), values.integer(keep, "failed", 0, 50, 1));
    }
  }
}
