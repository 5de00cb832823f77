package dev.skynet.local.kubelet;

import io.fabric8.kubernetes.api.model.BindingBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.net.HttpURLConnection;

/** What the kubelet writes to the API server about one pod. */
record PodApi(KubernetesClient client, ObjectMeta meta) {

  /** Assigns the pod to the node; that it was done before is no error. */
  void bind() {
    unless(
        HttpURLConnection.HTTP_CONFLICT,
        () ->
            client
                .bindings()
                .inNamespace(meta.getNamespace())
                .resource(
                    new BindingBuilder()
                        .withNewMetadata()
                        .withName(meta.getName())
                        .withUid(meta.getUid())
                        .endMetadata()
                        .withNewTarget()
                        .withKind("Node")
                        .withName(Kubelet.NODE)
                        .endTarget()
                        .build())
                .create());
  }

  /** Writes the status; that the pod is gone is no error, the watch will say so. */
  void write(PodStatus status) {
    Pod patch =
        new PodBuilder()
            .withNewMetadata()
            .withUid(meta.getUid())
            .endMetadata()
            .withStatus(status)
            .build();
    unless(
        HttpURLConnection.HTTP_NOT_FOUND,
        () ->
            resource()
                .subresource("status")
                .patch(PatchContext.of(PatchType.STRATEGIC_MERGE), patch));
  }

  /** Removes the pod for good. */
  void remove() {
    resource().withGracePeriod(0).delete();
  }

  private PodResource resource() {
    return client.pods().inNamespace(meta.getNamespace()).withName(meta.getName());
  }

  private static void unless(int code, Runnable call) {
    try {
      call.run();
    } catch (KubernetesClientException e) {
      if (e.getCode() != code) {
        throw e;
      }
    }
  }
}
