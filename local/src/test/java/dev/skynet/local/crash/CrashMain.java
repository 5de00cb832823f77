package dev.skynet.local.crash;

import dev.skynet.operator.OperatorMain;
import java.nio.file.Path;

/** The shipped operator with a place to die at before each of its adapters. */
public final class CrashMain {
  /** System property: the directory of the {@link CrashOrders}. */
  static final String ORDERS = "skynet.crash.orders";

  private CrashMain() {}

  /** Runs until SIGTERM, or until an order ends it. */
  public static void main(String[] args) throws InterruptedException {
    var orders = new CrashOrders(Path.of(System.getProperty(ORDERS)));
    OperatorMain.run(new CrashingPorts(orders)::before);
  }
}
