package dev.skynet.local.demo;

import dev.skynet.local.stack.Installation;
import dev.skynet.local.stack.LocalMember;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What the demo measures by the way. */
final class Figures {
  private static final long KIB_PER_MIB = 1024;

  private final Installation installation;
  private final Screen screen;
  private final List<Duration> webhooks = new ArrayList<>();

  Figures(Installation installation, Screen screen) {
    this.installation = installation;
    this.screen = screen;
  }

  void webhook(Duration answered) {
    webhooks.add(answered);
  }

  void collect(List<LocalMember> members) {
    Collections.sort(webhooks);
    if (!webhooks.isEmpty()) {
      screen.figure("webhook answered (median)", webhooks.get(webhooks.size() / 2));
    }
    for (String component : List.of("operator", "webhook")) {
      installation.pods(component).stream()
          .findFirst()
          .flatMap(
              pod ->
                  installation
                      .stack()
                      .kubelet()
                      .podProcess(installation.namespace(), pod.getMetadata().getName()))
          .ifPresent(process -> resident(component, process.pid()));
    }
    members.stream()
        .filter(m -> m.agent().alive())
        .findFirst()
        .ifPresent(m -> resident("agent", m.agent().pid()));
  }

  private void resident(String what, long pid) {
    residentMib(pid)
        .ifPresent(mib -> screen.figure("resident memory of the " + what, mib + " MiB"));
  }

  /** VmRSS of proc(5), which counts in KiB. */
  private static OptionalLong residentMib(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("vmrss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / KIB_PER_MIB)
          .findFirst();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
