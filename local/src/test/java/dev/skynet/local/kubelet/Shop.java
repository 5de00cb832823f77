package dev.skynet.local.kubelet;

import dev.skynet.local.kube.ControlPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A small Deployment in a namespace of its own. Its image is a shell script that notes what it is
 * told and serves the emptyDir over HTTP; it is ready while there is a file {@code ready} in it.
 */
record Shop(ControlPlane plane, String namespace) {
  private static final String SCRIPT =
      """
      #!/bin/sh
      trap 'echo "TERM seen"; kill $server; exit 0' TERM
      echo "started at $SKYNET_BIND as $WHO, conf $1, files $2"
      touch "$2/ready"
      "$JAVA_HOME/bin/jwebserver" -b "$SKYNET_BIND" -p 8081 -d "$2" >/dev/null &
      server=$!
      wait $server
      """;
  private static final String DEAF =
      """
      #!/bin/sh
      trap 'echo "TERM heard"' TERM
      while :; do sleep 0.1; done
      """;

  /** Writes the image. */
  static Path image(Path directory) throws IOException {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    var executable =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(Files.createFile(bin.resolve("server"), executable), SCRIPT);
    Files.writeString(Files.createFile(bin.resolve("deaf"), executable), DEAF);
    return directory;
  }

  static Shop open(ControlPlane plane, String namespace, int replicas) {
    return open(plane, namespace, replicas, "/opt/skynet/bin/server", 30);
  }

  static Shop open(ControlPlane plane, String namespace, int replicas, String program, int grace) {
    plane.kubectl().ok("create", "namespace", namespace);
    plane.kubectl().apply(objects(replicas, grace, program), "-n", namespace);
    return new Shop(plane, namespace);
  }

  String kubectl(String... arguments) {
    List<String> all = new ArrayList<>(List.of("-n", namespace));
    all.addAll(List.of(arguments));
    return plane.kubectl().ok(all.toArray(String[]::new));
  }

  void awaitAvailable() {
    kubectl("wait", "--for=condition=Available", "deployment/shop", "--timeout=30s");
  }

  List<String> pods() {
    return pods("{range .items[*]}{.metadata.name}{\"\\n\"}{end}");
  }

  List<String> addresses() {
    return pods("{range .items[*]}{.status.podIP}{\"\\n\"}{end}");
  }

  String onlyPod() {
    return pods().getFirst();
  }

  String of(String pod, String jsonpath) {
    return kubectl("get", "pod", pod, "-o", "jsonpath=" + jsonpath);
  }

  private List<String> pods(String jsonpath) {
    return kubectl("get", "pods", "-o", "jsonpath=" + jsonpath).lines().toList();
  }

  private static String objects(int replicas, int grace, String program) {
    return """
    apiVersion: v1
    kind: Secret
    metadata: {name: conf}
    stringData: {greeting: hello}
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: shop}
    spec:
      replicas: %d
      selector: {matchLabels: {app: shop}}
      template:
        metadata: {labels: {app: shop}}
        spec:
          terminationGracePeriodSeconds: %d
          containers:
          - name: main
            image: none
            command: [%s]
            args: [/etc/conf, /srv/files]
            env:
            - {name: SKYNET_BIND, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
            - {name: WHO, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
            ports: [{name: http, containerPort: 8081}]
            readinessProbe: {httpGet: {path: /ready, port: http}, periodSeconds: 1, failureThreshold: 1}
            livenessProbe: {httpGet: {path: /ready, port: http}, periodSeconds: 1, failureThreshold: 1}
            volumeMounts:
            - {name: conf, mountPath: /etc/conf}
            - {name: files, mountPath: /srv/files}
          volumes:
          - {name: conf, secret: {secretName: conf}}
          - {name: files, emptyDir: {}}
    """
        .formatted(replicas, grace, program);
  }
}
