package dev.skynet.local.demo;

import dev.skynet.local.stack.Installation;
import dev.skynet.local.stack.LocalMember;
import dev.skynet.local.stack.PodMeters;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What the demo measures by the way. */
final class Figures {
  private static final long KIB_PER_MIB = 1024;
  private static final int OPERATOR_PORT = 8081;
  private static final String PUSH_TO_PREPARE = "skynet_push_to_prepare_seconds";
  private static final String PUSH_TO_TICKET = "skynet_push_to_ticket_seconds";
  private static final String REPORT_TO_TICKET = "skynet_report_to_ticket_seconds";

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
    TurnFigures.median(webhooks).ifPresent(t -> screen.figure("webhook answered (median)", t));
    installation.pods("operator").stream().findFirst().ifPresent(this::meters);
    turns(new TurnFigures(members));
    for (String component : List.of("operator", "webhook")) {
      installation.pods(component).stream()
          .findFirst()
          .flatMap(this::process)
          .ifPresent(pid -> resident(component, pid));
    }
    members.stream()
        .filter(m -> m.agent().alive())
        .findFirst()
        .ifPresent(m -> resident("agent", m.agent().pid()));
  }

  private void meters(Pod operator) {
    PodMeters meters;
    try {
      meters = PodMeters.of(operator.getStatus().getPodIP(), OPERATOR_PORT);
    } catch (IOException e) {
      throw new StoryFailed("the operator shows no metrics: " + e.getMessage());
    }
    percentile(meters, "push stored to the lead's order (median)", PUSH_TO_PREPARE, "0.5");
    percentile(meters, "  to its ticket, the build between (median)", PUSH_TO_TICKET, "0.5");
    percentile(meters, "report in to next ticket out (median)", REPORT_TO_TICKET, "0.5");
    percentile(meters, "report in to next ticket out (p99)", REPORT_TO_TICKET, "0.99");
    long heap = (long) meters.sum("jvm_memory_used_bytes", "area=\"heap\"");
    if (heap > 0) {
      screen.figure("heap of the operator", (heap >> 20) + " MiB");
    }
  }

  private void percentile(PodMeters meters, String what, String timer, String quantile) {
    meters.percentile(timer, quantile).ifPresent(t -> screen.figure(what, t));
  }

  private void turns(TurnFigures turns) {
    turns.turn().ifPresent(t -> screen.figure("a turn (median)", t));
    turns
        .turnBesideUserCode()
        .ifPresent(t -> screen.figure("  of a turn beside services, hooks, checks", t));
    turns.rollback().ifPresent(t -> screen.figure("a rollback, until healthy again", t));
    turns.rollbackBesideUserCode().ifPresent(t -> screen.figure("  of a rollback beside these", t));
  }

  private Optional<Long> process(Pod pod) {
    return installation
        .stack()
        .kubelet()
        .podProcess(installation.namespace(), pod.getMetadata().getName())
        .map(process -> process.pid());
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
