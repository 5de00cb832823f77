package dev.skynet.operator.fleet;

import dev.skynet.protocol.message.ToAgent;
import dev.skynet.protocol.names.GroupName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inboxes in memory; what was sent stays readable for the test. */
public final class FakeInboxes implements InstanceInbox, InboxRegister {
  private final Map<String, Inbox> inboxes = new LinkedHashMap<>();
  private final Map<String, String> senders = new LinkedHashMap<>();
  private final List<ToAgent> sent = new ArrayList<>();
  private boolean down;

  /** From now on every call fails as if the service did not answer, or none does any more. */
  public synchronized void down(boolean isDown) {
    down = isDown;
  }

  /** All that was ever sent, in order. */
  public synchronized List<ToAgent> sent() {
    return List.copyOf(sent);
  }

  /** What was ever sent to one instance, in order. */
  public synchronized List<ToAgent> sentTo(String instance) {
    return sent.stream().filter(message -> message.instance().equals(instance)).toList();
  }

  /** The sender that may read an inbox. */
  public synchronized Optional<String> senderOf(String instance) {
    return Optional.ofNullable(senders.get(instance));
  }

  @Override
  public synchronized void send(ToAgent message) throws InboxMissing {
    answer();
    if (!inboxes.containsKey(message.instance())) {
      throw new InboxMissing(message.instance());
    }
    sent.add(message);
  }

  @Override
  public synchronized List<Inbox> list() {
    answer();
    return List.copyOf(inboxes.values());
  }

  @Override
  public synchronized boolean create(GroupName group, String instance, String sender) {
    answer();
    var existing = inboxes.get(instance);
    if (existing != null && !existing.group().equals(group)) {
      return false;
    }
    inboxes.put(instance, new Inbox(group, instance, Optional.empty()));
    senders.put(instance, sender);
    return true;
  }

  @Override
  public synchronized void tagGone(String instance, Instant when) {
    answer();
    inboxes.computeIfPresent(
        instance, (id, inbox) -> new Inbox(inbox.group(), id, Optional.of(when)));
  }

  @Override
  public synchronized void delete(String instance) {
    answer();
    inboxes.remove(instance);
    senders.remove(instance);
  }

  private void answer() {
    if (down) {
      throw new UncheckedIOException(new IOException("the queue service does not answer"));
    }
  }
}
