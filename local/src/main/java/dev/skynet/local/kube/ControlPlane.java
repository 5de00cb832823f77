package dev.skynet.local.kube;

import dev.skynet.local.process.RunDirectory;
import dev.skynet.local.tls.CertificateAuthority;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A Kubernetes control plane: etcd, API server and controller manager, all on 127.0.0.1. RBAC is
 * on, admission is as shipped; it runs the controllers for namespaces, owner references,
 * ServiceAccounts with their root certificates, Deployments and ReplicaSets. There is no scheduler
 * and no kubelet, so Pods stay Pending.
 *
 * <p>The API server may be asked before the controllers have caught up: a new namespace gets its
 * {@code default} ServiceAccount a moment later, and refuses bare Pods until then.
 */
public final class ControlPlane implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final Layout layout;
  private final Component etcd;
  private final Component apiServer;
  private final Component controllerManager;
  private final Kubectl kubectl;

  private ControlPlane(
      Layout layout,
      Component etcd,
      Component apiServer,
      Component controllerManager,
      Kubectl kubectl) {
    this.layout = layout;
    this.etcd = etcd;
    this.apiServer = apiServer;
    this.controllerManager = controllerManager;
    this.kubectl = kubectl;
  }

  /**
   * Starts all three and waits until they serve. They are children of the run and end with it.
   *
   * @throws IllegalStateException if one does not come up; with the end of its log
   */
  public static ControlPlane start(RunDirectory run, KubeBinaries binaries) {
    Layout layout =
        Layout.create(
            run.directory("kube"),
            run.ports(),
            new CertificateAuthority(InstantSource.system(), new SecureRandom()));
    Commands commands = new Commands(binaries, layout);
    Probe probe = new Probe(layout);
    ControlPlane plane =
        new ControlPlane(
            layout,
            new Component(run.child(commands.etcd()), probe::etcdReady),
            new Component(run.child(commands.apiServer()), probe::apiServerReady),
            new Component(run.child(commands.controllerManager()), probe::controllersReady),
            new Kubectl(
                binaries.kubectl(), layout.adminKubeconfig(), layout.directory("kubectl-cache")));
    plane.etcd.start();
    plane.apiServer.start();
    plane.controllerManager.start();
    return plane;
  }

  /** The store. */
  public Component etcd() {
    return etcd;
  }

  /** The API server. */
  public Component apiServer() {
    return apiServer;
  }

  /** The controllers. */
  public Component controllerManager() {
    return controllerManager;
  }

  /** Where the API server listens, restarted or not. */
  public URI url() {
    return layout.url();
  }

  /** What a client of this API server needs beside its own credentials. */
  public Kubeconfig kubeconfig() {
    return layout.kubeconfig();
  }

  /** A kubeconfig file with every right (a client certificate in {@code system:masters}). */
  public Path adminKubeconfig() {
    return layout.adminKubeconfig();
  }

  /** The authority of the API server's certificate, as PEM. */
  public String authorityPem() {
    return layout.kubeconfig().authorityPem();
  }

  /** A kubectl with every right. */
  public Kubectl kubectl() {
    return kubectl;
  }

  /** Stops all three; their data stay until the run ends. */
  @Override
  public void close() {
    controllerManager.stop(GRACE);
    apiServer.stop(GRACE);
    etcd.stop(GRACE);
  }
}
