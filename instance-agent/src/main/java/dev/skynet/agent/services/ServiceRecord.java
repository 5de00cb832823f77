package dev.skynet.agent.services;

import dev.skynet.agent.processes.ProcessIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A service that was started, as journalled.
 *
 * @param name of the service
 * @param release that it belongs to
 * @param order of its start among the services of the release
 * @param stopSeconds from TERM to KILL
 * @param process what was started; null while the start itself goes on
 */
public record ServiceRecord(
    String name, String release, int order, long stopSeconds, @Nullable ProcessIdentity process) {}
