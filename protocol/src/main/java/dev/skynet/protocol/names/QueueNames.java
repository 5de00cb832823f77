package dev.skynet.protocol.names;

import java.util.Optional;

/**
 * The queues of one fleet.
 *
 * @param fleet whose queues
 */
public record QueueNames(Fleet fleet) {
  /** Tag of an inbox: the group, {@code <namespace>/<name>}. */
  public static final String GROUP_TAG = "skynet:group";

  /** Tag of an inbox: the id of the instance that reads it. */
  public static final String INSTANCE_TAG = "skynet:instance";

  /** Tag of an inbox whose member said that it leaves: the instant, ISO-8601. */
  public static final String GONE_TAG = "skynet:gone";

  /** The queue of one instance. */
  public String inbox(String instance) {
    return inboxPrefix() + InstanceId.checked(instance);
  }

  /** What all inboxes of the fleet begin with. */
  public String inboxPrefix() {
    return "skynet-" + fleet + "-inbox-";
  }

  /** The instance whose inbox has this name, if it is an inbox of this fleet. */
  public Optional<String> instanceOf(String queueName) {
    return queueName.startsWith(inboxPrefix())
        ? Optional.of(queueName.substring(inboxPrefix().length()))
        : Optional.empty();
  }

  /** Events from all agents. */
  public String reports() {
    return "skynet-" + fleet + "-reports";
  }

  /** What nobody could read, with the reason as message attribute. */
  public String deadLetters() {
    return "skynet-" + fleet + "-reports-dead";
  }

  /** Heartbeats from all agents; they may be lost. */
  public String pulse() {
    return "skynet-" + fleet + "-pulse";
  }
}
