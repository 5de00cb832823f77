package dev.skynet.agent.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.agent.inbox.InstanceInbox.NotYetReadable;
import dev.skynet.agent.inbox.InstanceInbox.Received;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the agent relies on in an inbox. */
public abstract class InboxContract {
  /** The inbox; there is no queue yet. */
  protected abstract InstanceInbox inbox();

  /** Makes the queue. */
  protected abstract void create();

  /** Sends a message, as the operator does. */
  protected abstract void send(String body);

  /** Has what was received and not deleted come again, however long that takes. */
  protected abstract void letComeAgain();

  @Test
  void isNotYetReadableWithoutAQueue() {
    assertThatThrownBy(() -> inbox().receive()).isInstanceOf(NotYetReadable.class);
  }

  @Test
  void isReadableOnceThereIsAQueue() throws Exception {
    // given
    InstanceInbox inbox = inbox();
    assertThatThrownBy(inbox::receive).isInstanceOf(NotYetReadable.class);
    // when
    create();
    // then
    assertThat(inbox.receive()).isEmpty();
  }

  @Test
  void givesWhatWasSentUntilItIsDeleted() throws Exception {
    // given
    create();
    InstanceInbox inbox = inbox();
    send("{\"text\": \"ä\"}");
    // when
    Received first = one(inbox);
    letComeAgain();
    Received again = one(inbox);
    inbox.delete(again);
    letComeAgain();
    // then
    assertThat(first.body()).isEqualTo("{\"text\": \"ä\"}");
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(inbox.receive()).isEmpty();
  }

  /** The first poll of an inbox is short: it may find nothing. */
  private static Received one(InstanceInbox inbox) throws Exception {
    for (int polls = 0; polls < 5; polls++) {
      List<Received> received = inbox.receive();
      if (!received.isEmpty()) {
        return received.getFirst();
      }
    }
    throw new AssertionError("nothing came");
  }
}
