package dev.skynet.local.kube;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The four programs. */
enum KubeProgram {
  ETCD("etcd", "go.etcd.io/etcd/server/v3"),
  API_SERVER("kube-apiserver", "k8s.io/kubernetes/cmd/kube-apiserver"),
  CONTROLLER_MANAGER("kube-controller-manager", "k8s.io/kubernetes/cmd/kube-controller-manager"),
  KUBECTL("kubectl", "k8s.io/kubernetes/cmd/kubectl");

  private final String file;
  private final String goPackage;

  KubeProgram(String file, String goPackage) {
    this.file = file;
    this.goPackage = goPackage;
  }

  String file() {
    return file;
  }

  String goPackage() {
    return goPackage;
  }

  static String all() {
    return Arrays.stream(values()).map(KubeProgram::file).collect(Collectors.joining(", "));
  }
}
