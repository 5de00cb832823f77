package dev.skynet.operator;

import dev.skynet.operator.artifact.ArtifactStore;
import dev.skynet.operator.artifact.PointerStore;
import dev.skynet.operator.fleet.InboxRegister;
import dev.skynet.operator.fleet.InstanceInbox;
import dev.skynet.operator.fleet.PulseQueue;
import dev.skynet.operator.fleet.ReportQueue;
import dev.skynet.operator.git.GitSource;
import dev.skynet.operator.kube.Announcer;
import dev.skynet.operator.kube.ObjectStore;
import dev.skynet.operator.kube.SecretStore;

/** Everything outside that the operator changes or asks. */
public record Ports(
    ObjectStore objects,
    Announcer announcer,
    SecretStore secrets,
    ReportQueue reports,
    PulseQueue pulses,
    InstanceInbox inboxes,
    InboxRegister register,
    ArtifactStore artifacts,
    PointerStore pointers,
    GitSource git) {}
