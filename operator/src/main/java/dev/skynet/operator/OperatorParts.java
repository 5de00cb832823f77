package dev.skynet.operator;

import dev.skynet.operator.config.OperatorConfig;
import dev.skynet.operator.leader.ApiHealth;
import dev.skynet.operator.leader.Elector;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.observe.Pause;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What an operator is wired from.
 *
 * @param config as read at the start
 * @param timings every period
 * @param clock AWS time
 * @param clocks of this machine, for the lease
 * @param pause waits
 * @param ids never gives the same twice
 * @param client for informers
 * @param leaseClient for the lease alone; gives a refused call up quickly
 * @param ports all else outside
 * @param api whether the API server can be written
 * @param metrics what is counted
 * @param halt ends the process at once, without another word to anybody
 */
public record OperatorParts(
    OperatorConfig config,
    Timings timings,
    InstantSource clock,
    Elector.Clocks clocks,
    Pause pause,
    Supplier<String> ids,
    KubernetesClient client,
    KubernetesClient leaseClient,
    Ports ports,
    ApiHealth api,
    OperatorMetrics metrics,
    Runnable halt) {}
