package dev.skynet.operator;

import dev.skynet.operator.config.BadSettingException;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;

/** The operator's process. */
public final class OperatorMain {
  private static final int UNUSABLE = 2;

  private OperatorMain() {}

  /** Runs until SIGTERM. */
  public static void main(String[] args) throws InterruptedException {
    run(UnaryOperator.identity());
  }

  /**
   * Runs until SIGTERM, with something in front of the adapters.
   *
   * @param ports from the adapters to what is used
   */
  public static void run(UnaryOperator<Ports> ports) throws InterruptedException {
    Launch launch;
    try {
      launch = new Launch(System.getenv(), surroundings(), ports);
    } catch (BadSettingException e) {
      System.err.println("skynet operator cannot start: " + e.getMessage());
      System.exit(UNUSABLE);
      return;
    }
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  launch.close();
                  stopped.countDown();
                },
                "stop"));
    launch.start();
    stopped.await();
  }

  private static Surroundings surroundings() {
    return new Surroundings(
        System::nanoTime,
        InstantSource.system(),
        Thread::sleep,
        () -> UUID.randomUUID().toString(),
        () -> Runtime.getRuntime().halt(1));
  }
}
