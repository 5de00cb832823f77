package dev.skynet.local.e2e;

import dev.skynet.local.fault.FaultProxy;
import dev.skynet.local.git.BasicCredentials;
import dev.skynet.local.stack.Installation;
import dev.skynet.local.stack.LocalStack;
import dev.skynet.protocol.names.Fleet;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives each story a namespace and a fleet of its own with the chart installed as shipped, at a
 * tenth of the periods; as a static field it gives one to all stories of the class, which then each
 * have groups of their own, beside those that were made before the first of them.
 */
final class Fleets
    implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {
  private static final String TENANT = "-team";

  /** Helm's library keeps settings for the whole process. */
  private static final Object HELM = new Object();

  private static int count;

  private final Map<String, Object> operator = new HashMap<>();
  private final List<Group> groups = new ArrayList<>();
  private @Nullable LocalStack stack;
  private @Nullable Installation installation;
  private String name = "";
  private double scale = 0.1;
  private boolean ofClass;
  private int lasting = -1;
  private boolean watchesTenant;
  private boolean faultyS3;
  private boolean faultySqs;
  private @Nullable FaultProxy s3;
  private @Nullable FaultProxy sqs;

  Fleets() {
    operator.put("insecureGitUrls", true);
    operator.put("replicas", 1);
    operator.put("lease", Map.of("duration", "6s", "renew", "4s", "retry", "1s"));
  }

  /** Other values below {@code operator:} of the chart. */
  Fleets operator(String key, Object value) {
    operator.put(key, value);
    return this;
  }

  /** Operator and members reach S3 through a proxy that can make an outage of it. */
  Fleets withFaultyS3() {
    faultyS3 = true;
    return this;
  }

  /** Operator and members reach SQS through a proxy that can make an outage of it. */
  Fleets withFaultySqs() {
    faultySqs = true;
    return this;
  }

  /** Other periods than a tenth of the defaults. */
  Fleets scale(double factor) {
    scale = factor;
    return this;
  }

  /** The operator also watches a {@link #tenant()}. */
  Fleets withTenant() {
    watchesTenant = true;
    return this;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    ofClass = true;
    install(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!ofClass) {
      install(context);
    }
    if (lasting < 0) {
      lasting = groups.size();
    }
  }

  private void install(ExtensionContext context) {
    stack = SharedStack.of(context);
    synchronized (HELM) {
      count++;
      name = "f" + count;
    }
    var values = new HashMap<String, Object>();
    s3 = faultyS3 ? proxy(stack.aws().s3Endpoint()) : null;
    sqs = faultySqs ? proxy(stack.aws().sqsEndpoint()) : null;
    values.put("aws", awsValues(aws()));
    values.put("operator", operator);
    values.put("timingsScale", scale);
    values.put(
        "watchNamespaces",
        watchesTenant ? List.of("e2e-" + name, "e2e-" + name + TENANT) : List.of("e2e-" + name));
    var fleet = new Fleet("e2e" + name.toLowerCase(Locale.ROOT));
    synchronized (HELM) {
      installation = Installation.install(stack, "e2e-" + name, fleet, false, values);
    }
    installation.awaitReady();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      Evidence.print(installation(), groups);
    }
    List<Group> ofStory = groups.subList(lasting, groups.size());
    ofStory.forEach(Group::close);
    ofStory.clear();
    if (!ofClass) {
      uninstall();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    groups.forEach(Group::close);
    uninstall();
  }

  private void uninstall() {
    synchronized (HELM) {
      installation().release().uninstall();
    }
    Stream.of(s3, sqs).filter(Objects::nonNull).forEach(FaultProxy::close);
    stack().plane().kubectl().run("delete", "namespace", namespace(), "--wait=false");
    for (String kind : List.of("rollouts", "instancegroups")) {
      Evidence.dropFinalizers(stack(), namespace(), kind);
    }
  }

  private static Map<String, String> awsValues(Map<String, String> environment) {
    return Map.of(
        "region", environment.getOrDefault("AWS_REGION", ""),
        "endpointUrlSqs", environment.getOrDefault("AWS_ENDPOINT_URL_SQS", ""),
        "endpointUrlS3", environment.getOrDefault("AWS_ENDPOINT_URL_S3", ""),
        "existingSecret", "aws");
  }

  /** A proxy of the test's own; the test closes it. */
  FaultProxy proxy(URI server) {
    return FaultProxy.start(stack().run().ports().next(), server);
  }

  /** The environment in which operator and members find SQS and S3. */
  Map<String, String> aws() {
    return stack()
        .aws()
        .environment(
            sqs == null ? stack().aws().sqsEndpoint() : sqs.endpoint(),
            s3 == null ? stack().aws().s3Endpoint() : s3.endpoint());
  }

  /** What stands before S3. */
  FaultProxy s3() {
    return Objects.requireNonNull(s3);
  }

  /** What stands before SQS. */
  FaultProxy sqs() {
    return Objects.requireNonNull(sqs);
  }

  LocalStack stack() {
    return Objects.requireNonNull(stack);
  }

  Installation installation() {
    return Objects.requireNonNull(installation);
  }

  String namespace() {
    return installation().namespace();
  }

  double scale() {
    return scale;
  }

  /** Another namespace of the same fleet, in which no operator runs; it is made here. */
  Fleets tenant() {
    Installation here = installation();
    var tenant = new Fleets();
    tenant.stack = here.stack();
    tenant.scale = scale;
    tenant.installation =
        new Installation(
            here.stack(),
            here.namespace() + TENANT,
            here.fleet(),
            here.resources(),
            here.release(),
            here.webhookSecret());
    here.stack().plane().kubectl().ok("create", "namespace", tenant.namespace());
    return tenant;
  }

  /** A group whose repository only this user may read; its object is not applied yet. */
  Group privateGroup(String group, BasicCredentials reader) {
    var repository = stack().git().create(namespace(), group, reader);
    var made = new Group(this, group, repository);
    groups.add(made);
    return made;
  }

  /** What the operator says of itself. */
  OperatorUnderTest operator() {
    return new OperatorUnderTest(installation());
  }

  /** Its pods, and which of them leads. */
  Replicas replicas() {
    return new Replicas(installation());
  }

  /** A group with a repository of its own; its object is applied at once. */
  Group group(String group) {
    var made = new Group(this, group);
    groups.add(made);
    return made.apply();
  }

  /** A group whose object is not applied yet. */
  Group laterGroup(String group) {
    var made = new Group(this, group);
    groups.add(made);
    return made;
  }
}
