package dev.skynet.local.e2e;

import dev.skynet.local.stack.LocalStack;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One control plane and one SQS/S3 pair for all stories of a test run. */
final class SharedStack implements AutoCloseable {
  /** Stories in which an operator dies again and again are not about the kubelet's patience. */
  private static final Duration RESTART = Duration.ofMillis(200);

  private final LocalStack stack;

  private SharedStack(LocalStack stack) {
    this.stack = stack;
  }

  /** The stack; started by the first story, stopped after the last. */
  static LocalStack of(ExtensionContext context) {
    Supplier<SharedStack> start = () -> new SharedStack(begin());
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .computeIfAbsent(SharedStack.class, key -> start.get(), SharedStack.class)
        .stack;
  }

  private static LocalStack begin() {
    LocalStack stack =
        LocalStack.start(
            line -> System.out.println("   " + line), kubelet -> kubelet.restartingAfter(RESTART));
    for (String kind : new String[] {"instancegroups", "rollouts"}) {
      stack
          .plane()
          .kubectl()
          .ok(
              "apply",
              "-f",
              stack
                  .checkout()
                  .root()
                  .resolve("crds/src/main/resources/crds/%s.skynet.dev-v1.yml".formatted(kind))
                  .toString());
    }
    stack.plane().kubectl().ok("wait", "--for=condition=Established", "crd", "--all");
    return stack;
  }

  @Override
  public void close() {
    stack.close();
  }
}
