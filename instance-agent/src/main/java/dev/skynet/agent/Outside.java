package dev.skynet.agent;

import dev.skynet.agent.files.DurableFiles;
import dev.skynet.agent.inbox.InstanceInbox;
import dev.skynet.agent.objects.ObjectSource;
import dev.skynet.agent.objects.UploadTarget;
import dev.skynet.agent.outbox.OperatorLine;
import dev.skynet.agent.processes.Processes;
import dev.skynet.agent.time.AwsClock;
import dev.skynet.agent.time.MonotonicTime;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * All that the agent touches outside itself.
 *
 * @param files that must last
 * @param processes of the bundle
 * @param inbox messages to this host
 * @param line to the operator
 * @param objects in S3
 * @param uploads presigned
 * @param clock AWS time
 * @param time for waiting
 * @param random 0 (inclusive) to 1 (exclusive)
 * @param environment {@code PATH} and {@code HOME} of what the bundle starts
 * @param version of the agent
 */
public record Outside(
    DurableFiles files,
    Processes processes,
    InstanceInbox inbox,
    OperatorLine line,
    ObjectSource objects,
    UploadTarget uploads,
    AwsClock clock,
    MonotonicTime time,
    DoubleSupplier random,
    Map<String, String> environment,
    String version) {
  public Outside {
    environment = Map.copyOf(environment);
  }
}
