package dev.skynet.local.crash;

import dev.skynet.local.crash.Crash.Side;
import dev.skynet.operator.Ports;
import dev.skynet.operator.artifact.ArtifactStore;
import dev.skynet.operator.artifact.PointerStore;
import dev.skynet.operator.fleet.InstanceInbox;
import dev.skynet.operator.fleet.ReportQueue;
import dev.skynet.operator.kube.ObjectStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands in front of the adapters and asks before and after each effect whether to die there. */
record CrashingPorts(CrashOrders orders) {
  Ports before(Ports ports) {
    return new Ports(
        before(ObjectStore.class, ports.objects()),
        ports.announcer(),
        ports.secrets(),
        before(ReportQueue.class, ports.reports()),
        ports.pulses(),
        before(InstanceInbox.class, ports.inboxes()),
        ports.register(),
        before(ArtifactStore.class, ports.artifacts()),
        before(PointerStore.class, ports.pointers()),
        ports.git());
  }

  private <T> T before(Class<T> port, T adapter) {
    Object front =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, call, arguments) -> call(adapter, call, arguments));
    return port.cast(front);
  }

  private @Nullable Object call(Object adapter, Method call, Object @Nullable [] arguments)
      throws Throwable {
    Optional<CrashPoint> point = CrashPoint.of(call);
    String what = arguments == null ? "" : String.valueOf(arguments[arguments.length - 1]);
    point.ifPresent(p -> orders.reached(p, Side.BEFORE, what));
    try {
      Object answer = call.invoke(adapter, arguments);
      point.ifPresent(p -> orders.reached(p, Side.AFTER, what));
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
