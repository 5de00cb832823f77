package dev.skynet.local.demo;

import dev.skynet.local.git.GitRepository;
import dev.skynet.local.git.Push;
import dev.skynet.local.stack.Installation;
import dev.skynet.local.stack.LocalMember;
import dev.skynet.local.stack.LocalStack;
import dev.skynet.protocol.names.Fleet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The team of the story: a repository, a group of five members, and what one can see of them. */
final class Shop {
  static final String NAMESPACE = "shop";
  private static final String GROUP = "web";
  private static final int MEMBERS = 5;
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final LocalStack stack;
  private final Screen screen;
  private final Pages pages = new Pages();
  private final List<LocalMember> members = new ArrayList<>();
  private final Figures figures;
  private final Forge forge;
  private final GitRepository repository;
  private final Installation installation;

  Shop(LocalStack stack, Screen screen) {
    this.stack = stack;
    this.screen = screen;
    screen.say("Installing the chart: operator and webhook bridge (usually 5 to 10 s)");
    this.installation =
        Installation.install(stack, NAMESPACE, new Fleet("demo"), true, Map.of()).awaitReady();
    this.repository = stack.git().create("acme", "shop");
    this.figures = new Figures(installation, screen);
    this.forge = new Forge(installation, figures, screen);
  }

  /** Makes the group and starts its members. */
  void open() throws InterruptedException {
    stack.plane().kubectl().apply(group());
    var settings = new LocalMember.Settings(stack.aws().environment(), "300s", "20s", Map.of());
    for (int i = 1; i <= MEMBERS; i++) {
      members.add(new LocalMember(installation, GROUP, "web-" + i, settings).start());
    }
    screen.say("Five agents start and say hello (usually 5 s)");
    Patience.until("five members", () -> kubectlGroups().contains("0/5"), LIMIT);
    screen.block(kubectlGroups());
  }

  /** Commits a version of the service. */
  Push commit(String version) {
    return repository
        .change("main")
        .write("Web.java", resource("Web.java"))
        .write("skynet.yml", resource("skynet.yml"))
        .write("VERSION", version + "\n")
        .push("Version " + version);
  }

  /** Posts the push as GitHub does; the name of the Rollout that the bridge made. */
  String deliver(Push push) throws InterruptedException {
    return forge.deliver(push);
  }

  List<LocalMember> members() {
    return members;
  }

  LocalMember member(String id) {
    return members.stream().filter(m -> m.id().equals(id)).findFirst().orElseThrow();
  }

  /** Pids of the services of each member. */
  Map<String, List<Long>> services() {
    var result = new TreeMap<String, List<Long>>();
    members.forEach(m -> result.put(m.id(), m.services()));
    return result;
  }

  /** The release that a member's link names. */
  String release(LocalMember member) {
    try {
      Path current = member.directory().resolve("srv/current");
      return Files.readSymbolicLink(current).getFileName().toString();
    } catch (IOException e) {
      throw new StoryFailed(member.id() + " has no current release");
    }
  }

  /** Asks every service and shows what it says. */
  void curl(String expected) {
    for (LocalMember member : members) {
      String page = pages.get(member.port());
      screen.say("   curl http://127.0.0.1:%d/  ->  %s".formatted(member.port(), page));
      if (!page.startsWith(expected)) {
        throw new StoryFailed(member.id() + " says " + page);
      }
    }
  }

  void awaitPages(String expected, Duration limit) throws InterruptedException {
    Patience.until(
        "every page says " + expected,
        () -> members.stream().allMatch(m -> pages.get(m.port()).startsWith(expected)),
        limit);
  }

  void figures() {
    figures.collect(members);
  }

  /**
   * What to try while all of it runs.
   *
   * @param failed a Rollout that failed
   */
  String invitation(String failed) {
    return new Invitation(stack, NAMESPACE, GROUP).text(failed);
  }

  private String kubectlGroups() {
    return stack.plane().kubectl().ok("get", "instancegroups", "-n", NAMESPACE);
  }

  private String group() {
    return """
    apiVersion: skynet.dev/v1alpha1
    kind: InstanceGroup
    metadata: {name: %s, namespace: %s}
    spec:
      members:
        registered:
          senders: [{id: "127.0.0.1"}]
      source:
        git: {url: "%s", branch: main}
      strategy: {maxUnavailable: 2}
    """
        .formatted(GROUP, NAMESPACE, repository.cloneUrl());
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(Shop.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
