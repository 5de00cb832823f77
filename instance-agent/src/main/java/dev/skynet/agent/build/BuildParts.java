package dev.skynet.agent.build;

import dev.skynet.agent.control.RunningTicket;
import dev.skynet.agent.outbox.Outbox;
import dev.skynet.agent.outbox.Reports;
import dev.skynet.agent.processes.Processes;
import dev.skynet.agent.state.HostStatus;
import dev.skynet.agent.ticket.LogUploads;
import dev.skynet.agent.ticket.Outcomes;
import dev.skynet.agent.time.MonotonicTime;
import java.time.InstantSource;

/**
 * What a build works with.
 *
 * @param start whether it may begin
 * @param builder of sources
 * @param uploader of artifacts
 * @param processes of the build
 * @param running so that it can be cancelled
 * @param outcomes its end
 * @param outbox reports meanwhile
 * @param reports makes them
 * @param logs where logs go
 * @param status what the host runs
 * @param clock AWS time
 * @param time for waiting
 */
public record BuildParts(
    BuildStart start,
    Builder builder,
    Uploader uploader,
    Processes processes,
    RunningTicket running,
    Outcomes outcomes,
    Outbox outbox,
    Reports reports,
    LogUploads logs,
    HostStatus status,
    InstantSource clock,
    MonotonicTime time) {}
