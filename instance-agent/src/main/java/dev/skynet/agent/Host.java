package dev.skynet.agent;

import dev.skynet.agent.config.AgentConfig;
import dev.skynet.agent.control.RunningTicket;
import dev.skynet.agent.files.Directories;
import dev.skynet.agent.health.HealthGate;
import dev.skynet.agent.health.Probe;
import dev.skynet.agent.journal.Tickets;
import dev.skynet.agent.outbox.Outbox;
import dev.skynet.agent.outbox.Reports;
import dev.skynet.agent.outbox.Stamps;
import dev.skynet.agent.pulse.Pulses;
import dev.skynet.agent.release.CurrentLink;
import dev.skynet.agent.release.DiskSpace;
import dev.skynet.agent.release.Fetch;
import dev.skynet.agent.release.Inodes;
import dev.skynet.agent.release.ReleaseEnvironment;
import dev.skynet.agent.release.Releases;
import dev.skynet.agent.release.Retention;
import dev.skynet.agent.release.Uncommitted;
import dev.skynet.agent.services.PlainServices;
import dev.skynet.agent.services.Services;
import dev.skynet.agent.services.Supervisor;
import dev.skynet.agent.state.HostStatus;
import dev.skynet.agent.state.Identity;
import dev.skynet.agent.state.IdentityFile;
import dev.skynet.agent.state.StateFile;
import dev.skynet.agent.ticket.HookRunner;
import dev.skynet.agent.ticket.LogUploads;
import dev.skynet.agent.ticket.Outcomes;
import dev.skynet.agent.ticket.Preflight;
import dev.skynet.agent.time.Backoff;
import dev.skynet.agent.work.Housekeeping;
import dev.skynet.protocol.release.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** What the flows of the agent share: its state on the disk and its hands. */
final class Host {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  /** Tickets hold presigned URLs, and logs what a bundle prints. */
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  final Outside outside;
  final AgentConfig config;
  final Directories directories;
  final Platform platform = Platform.current();
  final Backoff backoff;
  final StateFile state;
  final HostStatus status;
  final Reports reports;
  final Outbox outbox;
  final Tickets tickets;
  final RunningTicket running;
  final DiskSpace space;
  final Preflight preflight;
  final ReleaseEnvironment environment;
  final Fetch fetch;
  final Releases releases;
  final CurrentLink link;
  final Uncommitted uncommitted;
  final Outcomes outcomes;
  final Services services;
  final Supervisor supervisor;
  final HealthGate health;
  final HookRunner hooks;
  final LogUploads logs;
  final Pulses pulses;
  final Housekeeping housekeeping;

  Host(AgentConfig config, Outside outside) throws IOException {
    this.outside = outside;
    this.config = config;
    this.directories = new Directories(config.roots().state(), config.roots().srv());
    this.backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, outside.random());
    Identity identity = begin();
    this.state = new StateFile(outside.files(), directories.stateFile());
    this.status = new HostStatus(state);
    this.outbox = new Outbox(outside.files(), directories.outbox());
    Stamps stamps =
        new Stamps(
            config.fleet(),
            config.group(),
            config.instance(),
            identity.boots(),
            outside.clock(),
            outbox.highest());
    this.reports = new Reports(stamps, platform, outside.version());
    this.tickets = new Tickets(outside.files(), outside.clock(), directories.tickets());
    this.running = new RunningTicket(outside.time());
    this.space = new DiskSpace(directories.srv(), Inodes.of(directories.srv()));
    this.preflight = new Preflight(state, space, outside.clock());
    this.environment =
        new ReleaseEnvironment(
            outside.environment(), config.env(), config.group(), config.instance());
    this.fetch = new Fetch(outside.objects(), outside.files(), directories, backoff);
    this.releases = new Releases(fetch, outside.files(), directories, environment);
    this.link = new CurrentLink(outside.files(), directories);
    this.uncommitted = new Uncommitted(outside.files(), directories);
    this.logs = new LogUploads(tickets, outside.uploads(), outside.time(), backoff);
    this.outcomes =
        new Outcomes(
            tickets,
            state,
            status,
            outbox,
            uncommitted,
            logs,
            directories.stateFile(),
            outside.clock());
    this.services = new PlainServices(outside.processes(), outside.files(), directories.services());
    this.supervisor = new Supervisor(services, outside.time(), backoff);
    Probe probe = new Probe(outside.processes(), outside.time());
    this.health = new HealthGate(services, outside.processes(), probe, outside.time());
    this.hooks = new HookRunner(outside.processes());
    this.pulses =
        new Pulses(
            outside.line(),
            stamps,
            state,
            status,
            running,
            supervisor,
            outside.clock(),
            outside.time(),
            config.pulse(),
            outside.version());
    this.housekeeping =
        new Housekeeping(
            state,
            releases,
            new Retention(outside.files(), directories, outside.processes()::anyIn),
            outside.files());
    housekeeping.prepare();
  }

  private Identity begin() throws IOException {
    outside.files().makeDirectories(directories.state());
    Files.setPosixFilePermissions(directories.state(), OWNER_ONLY);
    Identity identity = new IdentityFile(outside.files(), directories).start(config.instance());
    for (Path folder :
        List.of(
            directories.outbox(),
            directories.tickets(),
            directories.services(),
            directories.cache(),
            directories.builds(),
            directories.staging(),
            directories.releases(),
            directories.trash())) {
      outside.files().makeDirectories(folder);
    }
    return identity;
  }
}
