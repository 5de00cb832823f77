package dev.skynet.operator.act;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Names each act that fails once, and once more when it goes. */
final class Failing {
  private static final Logger log = LoggerFactory.getLogger(Failing.class);
  private static final int MANY = 10_000;

  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  void failed(String what, RuntimeException why) {
    if (failing.size() > MANY) {
      failing.clear();
    }
    if (failing.add(what)) {
      log.warn("cannot be done now and is tried again: {}: {}", what, why.toString());
    }
  }

  /** Those that failed when they were last tried go last, else the order stays. */
  <T> List<T> last(List<T> acts, Function<T, String> what) {
    return acts.stream()
        .sorted(Comparator.comparing(act -> failing.contains(what.apply(act))))
        .toList();
  }

  void well(String what) {
    if (failing.remove(what)) {
      log.info("done at last: {}", what);
    }
  }
}
