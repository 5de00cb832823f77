package dev.skynet.local.demo;

import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import dev.skynet.crds.rollout.RolloutPhase;
import dev.skynet.crds.rollout.RolloutStatus;
import dev.skynet.local.git.Push;
import dev.skynet.local.stack.LocalMember;
import dev.skynet.local.stack.LocalStack;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the demo tells, chapter by chapter; every claim is looked at, not assumed. */
final class Story {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Shop shop;
  private final Screen screen;
  private final RolloutWatch watch;
  private String failed = "";

  Story(LocalStack stack, Screen screen) {
    this.screen = screen;
    this.shop = new Shop(stack, screen);
    this.watch = new RolloutWatch(stack.client(), Shop.NAMESPACE, screen);
  }

  void tell() throws InterruptedException {
    screen.chapter("A group of five instances");
    shop.open();
    screen.chapter("A push: version 1 is built once and rolled out");
    screen.say(
        "   Nothing runs yet, so all but the lead may begin at once: nobody is taken out of service");
    rollOut(shop.commit("v1"), "shop v1");
    screen.chapter("The next push: version 2, two instances at a time");
    rollOut(shop.commit("v2"), "shop v2");
    badPush();
    screen.chapter("The fixed push");
    rollOut(shop.commit("v3"), "shop v3");
    returns();
    shop.figures();
  }

  void keep() throws InterruptedException {
    screen.chapter("Left running until Ctrl-C; try");
    screen.block(shop.invitation(failed));
    Thread.currentThread().join();
  }

  private void rollOut(Push push, String page) throws InterruptedException {
    String name = shop.deliver(push);
    RolloutStatus status = watch.follow(name, LIMIT);
    expect(status.phase() == RolloutPhase.Succeeded, name + " ended " + why(status));
    shop.curl(page);
  }

  private void badPush() throws InterruptedException {
    screen.chapter("A bad push: its service fails the health check");
    Map<String, List<Long>> before = shop.services();
    String name = shop.deliver(shop.commit("v-broken"));
    failed = name;
    RolloutStatus status = watch.follow(name, LIMIT);
    expect(status.phase() == RolloutPhase.Failed, name + " ended " + status.phase());
    List<String> touched =
        before.entrySet().stream()
            .filter(e -> !e.getValue().equals(shop.services().get(e.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    expect(touched.size() == 1, "touched were " + touched);
    InstanceRow row =
        status.instances().stream()
            .filter(r -> r.id().equals(touched.getFirst()))
            .findFirst()
            .orElseThrow(() -> new StoryFailed("no row for " + touched));
    expect(row.phase() == InstancePhase.RolledBack, row.id() + " is " + row.phase());
    shop.curl("shop v2");
    screen.say(
        "   Touched: %s only, and it is back on its release. The Rollout says why:"
            .formatted(row.id()));
    screen.block("reason   %s".formatted(row.reason()));
    screen.block("message  %s".formatted(row.message()));
    String tail = row.logTail() == null ? "" : row.logTail();
    tail.lines().forEach(line -> screen.block("log      " + line));
    expect(tail.contains("cannot reach the database"), "the log's tail is " + tail);
  }

  private void returns() throws InterruptedException {
    screen.chapter(
        "web-2 is killed with its service and starts again; web-4 comes back with an empty disk");
    var releases = new HashMap<String, String>();
    shop.members().forEach(m -> releases.put(m.id(), shop.release(m)));
    LocalMember killed = shop.member("web-2");
    LocalMember wiped = shop.member("web-4");
    killed.killAll();
    wiped.killAll();
    wiped.wipe();
    killed.start();
    wiped.start();
    shop.awaitPages("shop v3", LIMIT);
    for (LocalMember member : List.of(killed, wiped)) {
      String now = shop.release(member);
      expect(now.equals(releases.get(member.id())), member.id() + " runs " + now);
      screen.say("   %s runs %s again".formatted(member.id(), now));
    }
  }

  private static String why(RolloutStatus status) {
    String rows =
        status.instances().stream()
            .filter(r -> r.message() != null)
            .map(r -> "%n   %s %s: %s%n%s".formatted(r.id(), r.phase(), r.message(), r.logTail()))
            .collect(Collectors.joining());
    return status.phase() + rows;
  }

  private static void expect(boolean held, String seen) {
    if (!held) {
      throw new StoryFailed(seen);
    }
  }
}
