package dev.skynet.local.e2e;

import dev.skynet.crds.common.Condition;
import dev.skynet.crds.group.InstanceGroupStatus;
import dev.skynet.local.git.GitRepository;
import dev.skynet.local.git.Push;
import dev.skynet.local.git.WebhookDelivery;
import dev.skynet.local.kube.Kubectl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A group under test: its object, its repository, its members. */
final class Group {
  static final Duration LIMIT = Duration.ofSeconds(60);

  private final Fleets fleets;
  private final String name;
  private final GroupObject object;
  private final GitRepository repository;
  private final List<Host> members = new ArrayList<>();
  private String strategy = "{maxUnavailable: 1}";
  private String git = "";
  private int made;
  private @Nullable LedgerWatch ledger;

  Group(Fleets fleets, String name) {
    this(fleets, name, fleets.stack().git().create(fleets.namespace(), name));
  }

  Group(Fleets fleets, String name, GitRepository repository) {
    this.fleets = fleets;
    this.name = name;
    this.object = new GroupObject(fleets, name);
    this.repository = repository;
  }

  /** The strategy in YAML's flow style; applies the object again. */
  Group strategy(String yaml) {
    strategy = yaml;
    return apply();
  }

  /** More of {@code source.git} in YAML's flow style, beginning with a comma; applies it again. */
  Group git(String yaml) {
    git = yaml;
    return apply();
  }

  Group apply() {
    if (ledger == null) {
      ledger = new LedgerWatch(fleets, this);
    }
    kubectl().apply(yaml());
    return this;
  }

  String yaml() {
    return """
    apiVersion: skynet.dev/v1alpha1
    kind: InstanceGroup
    metadata: {name: %s, namespace: %s}
    spec:
      members: {registered: {senders: [{id: "127.0.0.1"}]}}
      source: {git: {url: "%s", branch: main%s}}
      strategy: %s
    """
        .formatted(name, fleets.namespace(), repository.cloneUrl(), git, strategy);
  }

  String name() {
    return name;
  }

  GitRepository repository() {
    return repository;
  }

  List<Host> members() {
    return members;
  }

  /** The i-th member, from 1. */
  Host member(int i) {
    return members.get(i - 1);
  }

  /** Starts so many members more and waits until the group knows them. */
  Group withMembers(int count) {
    startMembers(count);
    await(() -> counts().startsWith(String.valueOf(members.size())));
    return this;
  }

  /** Starts so many members more. */
  Group startMembers(int count) {
    for (int i = 0; i < count; i++) {
      members.add(new Host(fleets, this, "%s-%d".formatted(name, members.size() + 1)).start());
    }
    return this;
  }

  /** Starts a member that finds SQS and S3 by itself and waits until the group knows it. */
  Host withMember(Map<String, String> aws) {
    var host = new Host(fleets, this, "%s-%d".formatted(name, members.size() + 1), aws).start();
    members.add(host);
    withMembers(0);
    return host;
  }

  /** Names of its Rollouts. */
  List<String> rollouts() {
    return kubectl()
        .ok(
            "get",
            "rollouts",
            "-n",
            fleets.namespace(),
            "--field-selector=spec.groupRef.name=" + name,
            "-o",
            "jsonpath={.items[*].metadata.name}")
        .lines()
        .flatMap(line -> java.util.Arrays.stream(line.split(" ", -1)))
        .filter(one -> !one.isEmpty())
        .toList();
  }

  /** Commits a version of the bundle; {@code "2 fail-check"} makes one that fails its check. */
  Push commit(String version) {
    return commit("main", version);
  }

  Push commit(String branch, String version) {
    return repository
        .change(branch)
        .write("skynet.yml", Bundle.file("skynet.yml"))
        .write("point", Bundle.file("point"))
        .write("VERSION", version + "\n")
        .push("version " + version);
  }

  /** Posts a push as GitHub does. */
  HttpResponse<String> post(Push push) {
    return post(WebhookDelivery.push(UUID.randomUUID().toString(), push));
  }

  HttpResponse<String> post(WebhookDelivery delivery) {
    return post(delivery, fleets.installation().webhookSecret());
  }

  HttpResponse<String> post(WebhookDelivery delivery, String secret) {
    try {
      return delivery.postTo(fleets.installation().webhook(), secret);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Commits, pushes and tells the bridge; the Rollout that it made. */
  RolloutUnderTest push(String version) {
    return posted(commit(version));
  }

  /** Tells the bridge of a push; the Rollout that it made. */
  RolloutUnderTest posted(Push push) {
    HttpResponse<String> answer = post(push);
    Matcher rollout = Pattern.compile(fleets.namespace() + "/([a-z0-9-]+)").matcher(answer.body());
    if (answer.statusCode() != 202 || !rollout.find()) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return rollout(rollout.group(1));
  }

  /** Rolls a version out to its good end. */
  RolloutUnderTest deployed(String version) {
    return push(version).succeeded();
  }

  /** A Rollout made by hand. */
  RolloutUnderTest byHand(String commit) {
    return byHand(commit, "{state: Run}");
  }

  /** A Rollout made by hand with a {@code spec.control} in YAML's flow style. */
  RolloutUnderTest byHand(String commit, String control) {
    made++;
    String rollout = "%s-by-hand-%d".formatted(name, made);
    kubectl()
        .apply(rolloutYaml(rollout, "{commit: \"%s\"}, control: %s".formatted(commit, control)));
    return rollout(rollout);
  }

  String rolloutYaml(String rollout, String revision) {
    return """
    apiVersion: skynet.dev/v1alpha1
    kind: Rollout
    metadata: {name: %s, namespace: %s}
    spec: {groupRef: {name: %s}, revision: %s}
    """
        .formatted(rollout, fleets.namespace(), name, revision);
  }

  RolloutUnderTest rollout(String rollout) {
    return new RolloutUnderTest(fleets, rollout);
  }

  InstanceGroupStatus status() {
    return object.status();
  }

  /** What keeps the object from being deleted. */
  List<String> finalizers() {
    return object.finalizers();
  }

  Optional<Condition> condition(String type) {
    return status().conditions().stream().filter(c -> c.type().equals(type)).findFirst();
  }

  /**
   * Waits until the operator has taken in all that its members said, and has looked at it again.
   */
  void awaitLooks(int looks) {
    members.forEach(member -> await(() -> !member.hasUnsentReports()));
    await(() -> fleets.operator().reports() == 0);
    object.awaitLooks(looks);
  }

  Kubectl kubectl() {
    return fleets.stack().plane().kubectl();
  }

  /** Whatever was stored of it: see there. */
  LedgerWatch ledger() {
    return Objects.requireNonNull(ledger);
  }

  /** How many members may be away at once. */
  int maxUnavailable() {
    Matcher number = Pattern.compile("maxUnavailable: (\\d+)").matcher(strategy);
    return number.find() ? Integer.parseInt(number.group(1)) : 1;
  }

  /** Ends all that belongs to it. */
  void close() {
    if (ledger != null) {
      ledger.close();
    }
    members.forEach(Host::killAll);
  }

  static void await(java.util.concurrent.Callable<Boolean> held) {
    Awaitility.await().atMost(LIMIT).pollInterval(Duration.ofMillis(100)).until(held);
  }

  private String counts() {
    var members = status().members();
    return members == null ? "" : members.total() + " of " + members.summary();
  }

  /** Versions that the members run, in their order. */
  List<String> versions() {
    return members.stream().map(Host::version).toList();
  }

  Map<String, List<Long>> services() {
    var services = new java.util.TreeMap<String, List<Long>>();
    members.forEach(m -> services.put(m.id(), m.services()));
    return services;
  }
}
