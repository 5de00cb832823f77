package dev.skynet.agent.turn;

import dev.skynet.agent.control.RunningTicket;
import dev.skynet.agent.processes.Processes;
import dev.skynet.agent.release.CurrentLink;
import dev.skynet.agent.release.Releases;
import dev.skynet.agent.release.Uncommitted;
import dev.skynet.agent.services.Services;
import dev.skynet.agent.services.Supervisor;
import dev.skynet.agent.time.MonotonicTime;
import java.time.InstantSource;

/**
 * What a turn works with.
 *
 * @param start whether it may begin
 * @param switchover the way forward
 * @param wayBack the way back
 * @param releases on this host
 * @param link to the one that runs
 * @param uncommitted the line
 * @param services of releases
 * @param supervisor that rests meanwhile
 * @param processes of hooks
 * @param reports of its end
 * @param running so that it can be cancelled
 * @param clock AWS time
 * @param time for waiting
 */
public record TurnParts(
    TurnStart start,
    Switchover switchover,
    WayBack wayBack,
    Releases releases,
    CurrentLink link,
    Uncommitted uncommitted,
    Services services,
    Supervisor supervisor,
    Processes processes,
    TurnReports reports,
    RunningTicket running,
    InstantSource clock,
    MonotonicTime time) {}
