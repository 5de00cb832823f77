package dev.skynet.local.demo;

import dev.skynet.local.stack.LocalStack;

/**
 * What a person may try while the system of the story runs.
 *
 * @param group that the story is about
 */
record Invitation(LocalStack stack, String namespace, String group) {
  /**
   * Lines for a shell.
   *
   * @param failed a Rollout that failed
   */
  String text(String failed) {
    return """
    export KUBECONFIG=%1$s PATH=%2$s:$PATH
    kubectl get instancegroups,rollouts -n %3$s
    kubectl get rollouts -n %3$s -o wide --sort-by=.metadata.creationTimestamp
    kubectl describe rollout %4$s -n %3$s
    kubectl explain rollout.spec.control

    git clone %5$s my-shop && cd my-shop
    echo v4 > VERSION && git commit -am v4 && git push
    echo '{"apiVersion": "skynet.dev/v1alpha1", "kind": "Rollout", "metadata": {"name": "by-hand"},
      "spec": {"groupRef": {"name": "%6$s"}, "revision": {"branch": "main"}}}' | kubectl create -n %3$s -f -
    kubectl get rollouts -n %3$s --watch

    Logs of everything: %7$s
    """
        .formatted(
            stack.plane().adminKubeconfig(),
            stack.plane().kubectl().program().getParent(),
            namespace,
            failed,
            stack.run().directory("git").resolve("acme/shop.git"),
            group,
            stack.run().directory("logs"));
  }
}
