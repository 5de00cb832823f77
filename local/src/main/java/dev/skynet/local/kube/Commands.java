package dev.skynet.local.kube;

import dev.skynet.local.process.Command;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command lines of the three parts. Everything listens on 127.0.0.1 alone. */
record Commands(KubeBinaries binaries, Layout layout) {
  private static final String CONTROLLERS =
      String.join(
          ",",
          "namespace-controller",
          "garbage-collector-controller",
          "serviceaccount-controller",
          "root-ca-certificate-publisher-controller",
          "deployment-controller",
          "replicaset-controller");

  Command etcd() {
    String client = "https://127.0.0.1:" + layout.ports().etcdClient();
    String peer = "https://127.0.0.1:" + layout.ports().etcdPeer();
    return command(
        "etcd",
        binaries.etcd(),
        "--name=local",
        "--data-dir=" + layout.directory("etcd"),
        "--listen-client-urls=" + client,
        "--advertise-client-urls=" + client,
        "--listen-peer-urls=" + peer,
        "--initial-advertise-peer-urls=" + peer,
        "--initial-cluster=local=" + peer,
        "--listen-metrics-urls=" + layout.etcdHealth(),
        "--client-cert-auth",
        "--trusted-ca-file=" + layout.authorityFile(),
        "--cert-file=" + layout.serving().certificate(),
        "--key-file=" + layout.serving().key(),
        "--peer-client-cert-auth",
        "--peer-trusted-ca-file=" + layout.authorityFile(),
        "--peer-cert-file=" + layout.serving().certificate(),
        "--peer-key-file=" + layout.serving().key(),
        // survives kill -9 all the same; only a crash of the machine could lose a write
        "--unsafe-no-fsync",
        "--log-level=warn");
  }

  Command apiServer() {
    String tokenKey = layout.serviceAccount().key().toString();
    return command(
        "kube-apiserver",
        binaries.apiServer(),
        "--bind-address=127.0.0.1",
        "--advertise-address=127.0.0.1",
        "--secure-port=" + layout.ports().apiServer(),
        // Endpoints may not name a loopback address, so the Service kubernetes stays empty
        "--endpoint-reconciler-type=none",
        "--etcd-servers=https://127.0.0.1:" + layout.ports().etcdClient(),
        "--etcd-cafile=" + layout.authorityFile(),
        "--etcd-certfile=" + layout.serving().certificate(),
        "--etcd-keyfile=" + layout.serving().key(),
        "--cert-dir=" + layout.directory("apiserver"),
        "--tls-cert-file=" + layout.serving().certificate(),
        "--tls-private-key-file=" + layout.serving().key(),
        "--client-ca-file=" + layout.authorityFile(),
        "--authorization-mode=Node,RBAC",
        "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
        "--service-account-key-file=" + tokenKey,
        "--service-account-signing-key-file=" + tokenKey,
        "--service-cluster-ip-range=10.96.0.0/16",
        "--profiling=false");
  }

  Command controllerManager() {
    return command(
        "kube-controller-manager",
        binaries.controllerManager(),
        "--kubeconfig=" + layout.controllersKubeconfig(),
        "--controllers=" + CONTROLLERS,
        "--use-service-account-credentials=true",
        "--root-ca-file=" + layout.authorityFile(),
        "--leader-elect=false",
        "--secure-port=0",
        "--kube-api-qps=200",
        "--kube-api-burst=400",
        "--profiling=false");
  }

  private Command command(String name, Path program, String... arguments) {
    List<String> argv = new ArrayList<>(List.of(program.toString()));
    argv.addAll(List.of(arguments));
    return new Command(name, argv, Map.of(), layout.root());
  }
}
