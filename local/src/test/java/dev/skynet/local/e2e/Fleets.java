package dev.skynet.local.e2e;

import dev.skynet.local.stack.Installation;
import dev.skynet.local.stack.LocalStack;
import dev.skynet.protocol.names.Fleet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Gives each story a namespace and a fleet of its own with the chart installed as shipped, at a
 * tenth of the periods.
 */
final class Fleets implements BeforeEachCallback, AfterEachCallback {
  private static int count;

  private final Map<String, Object> operator = new HashMap<>();
  private final List<Group> groups = new ArrayList<>();
  private @Nullable LocalStack stack;
  private @Nullable Installation installation;
  private String name = "";
  private double scale = 0.1;

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

  /** Other periods than a tenth of the defaults. */
  Fleets scale(double factor) {
    scale = factor;
    return this;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    synchronized (Fleets.class) {
      count++;
      name = "f" + count;
    }
    stack = SharedStack.of(context);
    installation =
        Installation.install(
            stack,
            "e2e-" + name,
            new Fleet("e2e" + name.toLowerCase(Locale.ROOT)),
            false,
            Map.of("operator", operator, "timingsScale", scale));
    installation.awaitReady();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      Evidence.print(installation(), groups);
    }
    groups.forEach(Group::killAll);
    installation().release().uninstall();
    stack().plane().kubectl().run("delete", "namespace", namespace(), "--wait=false");
    for (String kind : List.of("rollouts", "instancegroups")) {
      Evidence.dropFinalizers(stack(), namespace(), kind);
    }
  }

  LocalStack stack() {
    return java.util.Objects.requireNonNull(stack);
  }

  Installation installation() {
    return java.util.Objects.requireNonNull(installation);
  }

  String namespace() {
    return installation().namespace();
  }

  double scale() {
    return scale;
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
