package dev.skynet.local.kubelet;

import dev.skynet.local.kube.Kubeconfig;
import dev.skynet.local.process.RunDirectory;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.http.HttpClient;
import java.time.InstantSource;

/**
 * What all pods of the node share.
 *
 * @param client with all rights
 * @param access how the pods reach the same API server
 * @param run owns the processes
 * @param options how the node behaves
 * @param addresses one for each pod
 * @param http for probes
 * @param clock for what stands in a status, and for waits
 */
record Node(
    KubernetesClient client,
    Kubeconfig access,
    RunDirectory run,
    KubeletOptions options,
    PodAddresses addresses,
    HttpClient http,
    InstantSource clock) {}
