package dev.skynet.operator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.operator.fleet.InboxRegister.Inbox;
import dev.skynet.operator.fleet.InstanceInbox.InboxMissing;
import dev.skynet.protocol.message.Confirm;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every register of inboxes and every way to send to them must do. */
public abstract class InboxContract {
  private static final AtomicInteger FLEETS = new AtomicInteger();
  private static final GroupName WEB = new GroupName("shop", "web");
  private static final GroupName API = new GroupName("shop", "api");
  private static final String SENDER = "127.0.0.1";

  /** Of this test alone. */
  protected final Fleet fleet = new Fleet("inboxes" + FLEETS.incrementAndGet());

  /** The register under test. */
  protected abstract InboxRegister register();

  /** Sends to what the register made. */
  protected abstract InstanceInbox inbox();

  /** What the agent finds, oldest first; waits for at least one. */
  protected abstract List<String> read(String instance);

  @Test
  protected void anAgentReadsWhatWasSent() throws Exception {
    // given
    register().create(WEB, "web-1", SENDER);
    var message = new Confirm("c-1", fleet, WEB, "web-1", "t-1");

    // when
    inbox().send(message);

    // then
    assertThat(read("web-1"))
        .singleElement()
        .satisfies(text -> assertThat(new MessageCodec().decodeToAgent(text)).isEqualTo(message));
  }

  @Test
  protected void saysThatAnInboxIsMissing() {
    assertThatThrownBy(() -> inbox().send(new Confirm("c-1", fleet, WEB, "nobody", "t-1")))
        .isInstanceOf(InboxMissing.class)
        .hasMessageContaining("nobody");
  }

  @Test
  protected void listsEveryInboxWithItsGroup() {
    // given
    register().create(WEB, "web-1", SENDER);
    register().create(API, "api-1", SENDER);

    // then
    assertThat(register().list())
        .containsExactlyInAnyOrder(
            new Inbox(WEB, "web-1", Optional.empty()), new Inbox(API, "api-1", Optional.empty()));
  }

  @Test
  protected void makingAnInboxAgainChangesNothing() {
    // when
    var first = register().create(WEB, "web-1", SENDER);
    var second = register().create(WEB, "web-1", SENDER);

    // then
    assertThat(List.of(first, second)).containsExactly(true, true);
    assertThat(register().list()).containsExactly(new Inbox(WEB, "web-1", Optional.empty()));
  }

  @Test
  protected void leavesAnInboxToTheGroupThatHasIt() {
    // given
    register().create(WEB, "web-1", SENDER);

    // when
    var taken = register().create(API, "web-1", SENDER);

    // then
    assertThat(taken).isFalse();
    assertThat(register().list()).containsExactly(new Inbox(WEB, "web-1", Optional.empty()));
  }

  @Test
  protected void remembersThatAMemberIsGone() {
    // given
    var since = Instant.parse("2026-07-01T10:00:00Z");
    register().create(WEB, "web-1", SENDER);

    // when
    register().tagGone("web-1", since);

    // then
    assertThat(register().list()).containsExactly(new Inbox(WEB, "web-1", Optional.of(since)));
  }

  @Test
  protected void aMemberThatComesBackIsNoLongerGone() {
    // given
    register().create(WEB, "web-1", SENDER);
    register().tagGone("web-1", Instant.parse("2026-07-01T10:00:00Z"));

    // when
    register().create(WEB, "web-1", SENDER);

    // then
    assertThat(register().list()).containsExactly(new Inbox(WEB, "web-1", Optional.empty()));
  }

  @Test
  protected void aDeletedInboxIsMissing() throws Exception {
    // given
    register().create(WEB, "web-1", SENDER);
    inbox().send(new Confirm("c-1", fleet, WEB, "web-1", "t-1"));

    // when
    register().delete("web-1");

    // then
    assertThat(register().list()).isEmpty();
    assertThatThrownBy(() -> inbox().send(new Confirm("c-2", fleet, WEB, "web-1", "t-2")))
        .isInstanceOf(InboxMissing.class);
  }

  @Test
  protected void deletingOrTaggingWhatIsNotThereChangesNothing() {
    // when
    register().delete("web-1");
    register().tagGone("web-1", Instant.parse("2026-07-01T10:00:00Z"));

    // then
    assertThat(register().list()).isEmpty();
  }
}
