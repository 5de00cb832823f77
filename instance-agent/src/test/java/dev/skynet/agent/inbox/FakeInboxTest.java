package dev.skynet.agent.inbox;

import dev.skynet.agent.rig.FakeInbox;

class FakeInboxTest extends InboxContract {
  private final FakeInbox inbox = new FakeInbox();

  FakeInboxTest() {
    inbox.missing("there is no queue");
  }

  @Override
  protected InstanceInbox inbox() {
    return inbox;
  }

  @Override
  protected void create() {
    inbox.create();
  }

  @Override
  protected void send(String body) {
    inbox.send(body);
  }

  @Override
  protected void letComeAgain() {
    inbox.visibilityTimeout();
  }
}
