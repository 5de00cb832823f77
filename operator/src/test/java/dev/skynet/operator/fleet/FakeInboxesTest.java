package dev.skynet.operator.fleet;

import dev.skynet.protocol.message.MessageCodec;
import java.util.List;

class FakeInboxesTest extends InboxContract {
  private final FakeInboxes inboxes = new FakeInboxes();

  @Override
  protected InboxRegister register() {
    return inboxes;
  }

  @Override
  protected InstanceInbox inbox() {
    return inboxes;
  }

  @Override
  protected List<String> read(String instance) {
    return inboxes.sentTo(instance).stream().map(new MessageCodec()::encode).toList();
  }
}
