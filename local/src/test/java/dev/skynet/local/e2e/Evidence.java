package dev.skynet.local.e2e;

import dev.skynet.local.kube.Kubectl;
import dev.skynet.local.stack.Installation;
import dev.skynet.local.stack.LocalStack;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a person wants to see when a story went wrong. */
final class Evidence {
  private static final int LINES = 120;

  private Evidence() {}

  static void print(Installation installation, List<Group> groups) {
    Kubectl kubectl = installation.stack().plane().kubectl();
    System.out.println(
        kubectl
            .run("get", "instancegroups,rollouts", "-n", installation.namespace(), "-o", "yaml")
            .output());
    for (String component : List.of("operator", "webhook")) {
      for (Pod pod : installation.pods(component)) {
        String log =
            installation
                .stack()
                .kubelet()
                .logs(installation.namespace(), pod.getMetadata().getName());
        System.out.println("--- " + pod.getMetadata().getName() + "\n" + lastLines(log));
      }
    }
    groups.forEach(
        group ->
            group
                .members()
                .forEach(m -> System.out.println("--- " + m.id() + "\n" + log(m.agent().log()))));
  }

  /** Lets a namespace go whose operator is gone. */
  static void dropFinalizers(LocalStack stack, String namespace, String kind) {
    Kubectl kubectl = stack.plane().kubectl();
    kubectl
        .run("get", kind, "-n", namespace, "-o", "name")
        .output()
        .lines()
        .forEach(
            object ->
                kubectl.run(
                    "patch",
                    object,
                    "-n",
                    namespace,
                    "--type=merge",
                    "-p",
                    "{\"metadata\":{\"finalizers\":null}}"));
  }

  private static String log(Path file) {
    try {
      return lastLines(Files.readString(file));
    } catch (IOException e) {
      return "(no log: " + e.getMessage() + ")";
    }
  }

  private static String lastLines(String text) {
    List<String> lines = text.lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
  }
}
