package dev.skynet.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.protocol.message.Cancel;
import dev.skynet.protocol.message.Cancelled;
import dev.skynet.protocol.message.RefusalReason;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.message.Ticket;
import dev.skynet.protocol.names.GroupName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Messages that nobody should have sent. All but the last go to one member, whose first ticket is
 * at hand: what takes a message at its word puts version 1 back.
 */
class WordsE2E {
  @RegisterExtension static final Fleets FLEETS = new Fleets();

  private static Group web;
  private static Host host;
  private static TicketsOnHost tickets;
  private static Ticket first;

  private final Mail mail = new Mail(FLEETS);

  @BeforeAll
  static void aMemberWithAPast() {
    web = FLEETS.group("web").withMembers(1);
    host = web.member(1);
    web.deployed("1");
    tickets = new TicketsOnHost(host);
    first = tickets.done();
    web.deployed("2");
  }

  @Test
  void refusesATicketOfAnotherGroup() {
    // given
    List<Long> services = host.services();
    Ticket stray = ticket("of-another-group", new GroupName(FLEETS.namespace(), "shop"), fence());
    // when
    mail.send(host, stray);
    // then
    awaitRefusal(stray.ticket(), RefusalReason.WrongGroup);
    assertThat(Rules.tickets(host)).doesNotContain(stray.ticket());
    untouched(services);
  }

  @Test
  void refusesATicketOfARolloutThatIsOver() {
    // given
    List<Long> services = host.services();
    Ticket late = ticket("of-the-past", first.group(), first.fence());
    // when
    mail.send(host, late);
    // then
    awaitRefusal(late.ticket(), RefusalReason.LowerFence);
    assertThat(tickets.outcome(late.ticket())).isInstanceOf(Refused.class);
    assertThat(tickets.journal(late.ticket())).doesNotContain("ACCEPTED");
    untouched(services);
  }

  @Test
  void neverRunsATicketThatWasCancelledBeforeItCame() {
    // given
    List<Long> services = host.services();
    Ticket never = ticket("never", first.group(), fence());
    // when
    mail.send(
        host, new Cancel("cancel-never", first.fleet(), first.group(), host.id(), never.ticket()));
    Group.await(() -> tickets.failed(never.ticket()));
    Group.await(() -> !host.hasUnsentReports());
    // then
    assertThat(tickets.outcome(never.ticket()))
        .isInstanceOfSatisfying(Cancelled.class, c -> assertThat(c.tooLate()).isFalse());
    // when the ticket comes to another life of the agent
    host.killAgent();
    host.start();
    mail.send(host, never);
    // then
    awaitRefusal(never.ticket(), RefusalReason.Cancelled);
    assertThat(tickets.journal(never.ticket())).isEmpty();
    assertThat(tickets.outcome(never.ticket())).isInstanceOf(Cancelled.class);
    untouched(services);
  }

  @Test
  void keepsAMessageThatItCannotReadAndGoesOn() {
    // given
    String garbled = "{\"v\":1,\"type\":\"dance\",\"ticket\":\"t\"}";
    // when
    mail.send(host, garbled);
    // then
    Group.await(() -> tickets.unreadable().size() == 1);
    assertThat(tickets.unreadable().getFirst().resolve("message")).hasContent(garbled);
    assertThat(tickets.unreadable().getFirst().resolve("why")).content().contains("dance");
    awaitRefusal("null", RefusalReason.Unreadable);
    // and the next turn is taken
    String version = host.version() + "+";
    web.deployed(version);
    assertThat(web.versions()).containsExactly(version);
    Rules.hold(web);
  }

  @Test
  void buriesReportsThatNobodyCanReadAndLosesNoOther() {
    // given
    var shop = FLEETS.group("shop").withMembers(1);
    String garbled = "no JSON at all";
    String foreign = "{\"v\":2,\"type\":\"hello\"}";
    // when
    mail.report(garbled);
    mail.report(foreign);
    var rollout = shop.deployed("1");
    // then
    Group.await(() -> FLEETS.operator().buried("Unreadable") == 2);
    assertThat(FLEETS.operator().log()).contains("report buried: reason=Unreadable");
    var letters = mail.takeDeadLetters();
    assertThat(letters)
        .extracting(Mail.DeadLetter::body)
        .containsExactlyInAnyOrder(garbled, foreign);
    assertThat(letters)
        .extracting(Mail.DeadLetter::reason)
        .allMatch(reason -> reason.startsWith("Unreadable: "))
        .anyMatch(reason -> reason.contains("version 2 is not 1"));
    Group.await(() -> mail.reportsLeft() == 0);
    Rules.hold(shop);
    Rules.named(shop, rollout);
  }

  /** The operator has heard it and names it, though no turn of its own is meant. */
  private static void awaitRefusal(String ticket, RefusalReason reason) {
    String line =
        "refused: group=%s instance=%s ticket=%s reason=%s"
            .formatted(first.group(), host.id(), ticket, reason);
    Group.await(() -> FLEETS.operator().log().contains(line));
  }

  private static void untouched(List<Long> services) {
    host.awaitIdle();
    assertThat(host.services()).isEqualTo(services);
    assertThat(host.version()).isNotEqualTo("1");
    Rules.hold(web);
  }

  /** To the member, for version 1, and in time. */
  private static Ticket ticket(String id, GroupName group, long fence) {
    return new Ticket(
        "message-" + id,
        first.fleet(),
        group,
        first.instance(),
        id,
        first.rollout(),
        first.number(),
        fence,
        first.release(),
        first.lead(),
        Instant.now().plus(Duration.ofMinutes(5)),
        first.timeoutSeconds(),
        first.log());
  }

  private static long fence() {
    return web.status().fence();
  }
}
