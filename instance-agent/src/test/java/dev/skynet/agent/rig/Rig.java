package dev.skynet.agent.rig;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.skynet.agent.Agent;
import dev.skynet.agent.Outside;
import dev.skynet.agent.config.AgentConfig;
import dev.skynet.agent.config.AgentConfig.Endpoints;
import dev.skynet.agent.config.AgentConfig.PulsePeriods;
import dev.skynet.agent.config.AgentConfig.Roots;
import dev.skynet.agent.files.Directories;
import dev.skynet.agent.files.DurableFiles;
import dev.skynet.agent.processes.LinuxProcesses;
import dev.skynet.agent.processes.Processes;
import dev.skynet.agent.services.PlainServices;
import dev.skynet.agent.services.ServiceRecord;
import dev.skynet.agent.state.HostRecord;
import dev.skynet.agent.state.StateFile;
import dev.skynet.agent.time.AwsClock;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.Succeeded;
import dev.skynet.protocol.message.ToAgent;
import dev.skynet.protocol.message.WireJson;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.names.S3Keys;
import dev.skynet.protocol.release.DesiredPointer;
import dev.skynet.protocol.release.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A member in one directory; its agent can be killed and started again. */
public final class Rig implements AutoCloseable {
  /** The group that the member belongs to. */
  public static final GroupName GROUP = new GroupName("shop", "web");

  /** Its fleet. */
  public static final Fleet FLEET = new Fleet("test");

  /** Its id. */
  public static final String INSTANCE = "web-1";

  private static final long PATIENCE_SECONDS = 60;

  /** What the operator sends. */
  public final FakeInbox inbox = new FakeInbox();

  /** What the operator hears. */
  public final FakeOperatorLine operator = new FakeOperatorLine();

  /** The bucket. */
  public final FakeObjects bucket = new FakeObjects();

  /** What it measures time with. */
  public final PassingTime time = new PassingTime();

  /** Its directories. */
  public final Directories directories;

  private final MessageCodec codec = new MessageCodec();
  private final ObjectMapper json = WireJson.mapper();
  private final LinuxProcesses processes;
  private final Path root;
  private String instance = INSTANCE;
  private boolean unsandboxedBuilds = true;
  private @Nullable Agent agent;
  private @Nullable Thread thread;
  private @Nullable CompletableFuture<Void> ended;

  /** A member that has never run. */
  public Rig(Path root) throws IOException {
    this.root = root;
    this.directories = new Directories(root.resolve("state"), root.resolve("srv"));
    this.processes = new LinuxProcesses(time);
  }

  /** Builds are refused here. */
  public Rig withoutBuilds() {
    unsandboxedBuilds = false;
    return this;
  }

  /** Its disk is another instance's from now on, as when it was copied into an image. */
  public Rig as(String otherInstance) {
    instance = otherInstance;
    return this;
  }

  /** Starts the agent. */
  public Rig start() throws IOException {
    return start(new FastFiles(directories.reserve()), processes);
  }

  /** Starts the agent with files and processes that may fail. */
  public Rig start(DurableFiles files, Processes hands) throws IOException {
    Agent fresh = new Agent(config(), outside(files, hands));
    var done = new CompletableFuture<Void>();
    agent = fresh;
    ended = done;
    thread =
        Thread.ofPlatform()
            .name("agent")
            .start(
                () -> {
                  try {
                    fresh.run();
                    done.complete(null);
                  } catch (IOException | InterruptedException | RuntimeException | Error e) {
                    done.completeExceptionally(e);
                  }
                });
    return this;
  }

  /** Starts an agent that dies at this point. */
  public Rig start(CrashPoint crash) throws IOException {
    return start(
        new CrashingFiles(directories.reserve(), crash), new CrashingProcesses(processes, crash));
  }

  /** Waits until the agent has died, or else this is so; returns whether it has died. */
  public boolean awaitDeathOr(Callable<Boolean> condition) {
    var done = Objects.requireNonNull(ended);
    await(() -> done.isDone() || condition.call());
    return done.isDone();
  }

  /** Whether this ticket has ended, and all that was to be said about it was said. */
  public boolean over(String ticket) throws IOException {
    boolean ended =
        Files.isDirectory(directories.tickets().resolve("done").resolve(ticket))
            || Files.isDirectory(directories.tickets().resolve("failed").resolve(ticket));
    return ended && quiet();
  }

  /** Whether every message was dealt with and every report was sent. */
  public boolean quiet() throws IOException {
    try (var waiting = Files.list(directories.outbox())) {
      return waiting.findAny().isEmpty() && inbox.undeleted() == 0;
    }
  }

  /** Waits until this is so. */
  public void await(Callable<Boolean> condition) {
    Awaitility.await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
        .until(condition);
  }

  /** The agent ends at once, wherever it is; what it has started goes on. */
  public void kill() {
    if (thread != null) {
      thread.interrupt();
      awaitEnd();
    }
  }

  /** The agent is asked to end. */
  public void shutDown() throws InterruptedException {
    if (agent != null) {
      agent.shutDown();
    }
    awaitEnd();
  }

  /** Waits until the agent has ended; returns what it ended of, if it did not end well. */
  public Optional<Throwable> awaitEnd() {
    if (ended == null) {
      return Optional.empty();
    }
    try {
      ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.ofNullable(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("the agent does not end", e);
    }
  }

  /** Kills agent and services, as a reboot does. */
  public void reboot() throws IOException, InterruptedException {
    kill();
    killServices();
  }

  /** How many processes run in the folders of releases. */
  public long processesInReleases() {
    return ProcessHandle.allProcesses()
        .map(process -> Path.of("/proc", Long.toString(process.pid()), "cwd"))
        .filter(this::leadsIntoReleases)
        .count();
  }

  private boolean leadsIntoReleases(Path link) {
    try {
      return Files.readSymbolicLink(link).startsWith(directories.releases());
    } catch (IOException gone) {
      return false;
    }
  }

  /** Kills all services. */
  public void killServices() throws IOException, InterruptedException {
    for (ServiceRecord service : services()) {
      if (service.process() != null) {
        processes.end(service.process(), Duration.ZERO);
      }
    }
  }

  /** Sends messages, so that they come together. */
  public void send(ToAgent... messages) {
    inbox.send(Arrays.stream(messages).map(codec::encode).toArray(String[]::new));
  }

  /** Puts the bundle's artifact into the bucket. */
  public Release publish(Bundle bundle) {
    Release release = bundle.release("test/artifacts/" + bundle.commit() + ".tar.gz");
    bucket.put(release.artifact().key(), bundle.packed());
    return release;
  }

  /** Installs the bundle by a ticket that is confirmed. */
  public Release install(String ticket, Bundle bundle) throws Exception {
    Release release = publish(bundle);
    send(Mail.ticket(ticket, release));
    operator.next(Succeeded.class);
    send(Mail.confirm(ticket));
    return release;
  }

  /** The folder of a ticket that is in hand. */
  public Path running(String ticket) {
    return directories.tickets().resolve("running").resolve(ticket);
  }

  /** Makes this release the desired one. */
  public void desire(Release release) throws IOException {
    var pointer =
        new DesiredPointer(
            1,
            FLEET,
            GROUP,
            7,
            new DesiredPointer.Desired("web-old", 7, List.of(release)),
            List.of());
    bucket.put(
        new S3Keys(FLEET).desired(GROUP),
        json.writeValueAsString(pointer).getBytes(StandardCharsets.UTF_8));
  }

  /** The release that {@code current} names. */
  public Optional<String> current() throws IOException {
    return Files.exists(directories.current(), LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Files.readSymbolicLink(directories.current()).getFileName().toString())
        : Optional.empty();
  }

  /** What {@code state.json} says. */
  public HostRecord state() throws IOException {
    return new StateFile(new FastFiles(directories.reserve()), directories.stateFile()).get();
  }

  /** The journalled services. */
  public List<ServiceRecord> services() throws IOException {
    return Files.isDirectory(directories.services())
        ? new PlainServices(processes, new FastFiles(directories.reserve()), directories.services())
            .started()
        : List.of();
  }

  /** The journalled services that live. */
  public List<ServiceRecord> living() throws IOException {
    return services().stream()
        .filter(service -> service.process() != null && processes.alive(service.process()))
        .toList();
  }

  /** Whether any process runs in the member's directories. */
  public boolean anyProcess() {
    return processes.anyIn(root);
  }

  /** A file that processes of the bundle can see. */
  public Path file(String name) {
    return root.resolve(name);
  }

  @Override
  public void close() throws IOException {
    kill();
    try {
      killServices();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private AgentConfig config() {
    return new AgentConfig(
        FLEET,
        GROUP,
        "eu-west-1",
        instance,
        "bucket",
        new Endpoints(Optional.empty(), Optional.empty()),
        new Roots(directories.state(), directories.srv()),
        unsandboxedBuilds,
        new PulsePeriods(Duration.ofSeconds(300), Duration.ofSeconds(20)),
        Map.of("ROOT", root.toString()));
  }

  private Outside outside(DurableFiles files, Processes hands) {
    return new Outside(
        files,
        hands,
        inbox,
        operator,
        bucket,
        bucket,
        new AwsClock(Clock.systemUTC()),
        time,
        () -> 0,
        Map.of("PATH", System.getenv("PATH"), "HOME", root.toString()),
        "0-test");
  }
}
