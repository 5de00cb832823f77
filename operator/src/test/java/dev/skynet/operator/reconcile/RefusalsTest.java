package dev.skynet.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skynet.operator.fleet.Delivery;
import dev.skynet.operator.group.FleetObservation.Incoming;
import dev.skynet.operator.metrics.OperatorMetrics;
import dev.skynet.operator.observe.Pending;
import dev.skynet.protocol.message.Accepted;
import dev.skynet.protocol.message.RefusalReason;
import dev.skynet.protocol.message.Refused;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusalsTest {
  private static final Fleet FLEET = new Fleet("prod");
  private static final GroupName WEB = new GroupName("shop", "web");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Refusals refusals = new Refusals(new OperatorMetrics(registry));

  @Test
  void countsRefusalsByTheirReasonWhetherOrNotTheyNameATicket() {
    // when
    refusals.handled(
        WEB,
        List.of(
            pending(refused(null, RefusalReason.Unreadable)),
            pending(refused("t", RefusalReason.WrongGroup)),
            pending(new Accepted("web-1-1-3", FLEET, WEB, "web-1", 1, 3, "t")),
            pending(refused(null, RefusalReason.Unreadable))));
    // then
    assertThat(count("Unreadable")).isEqualTo(2);
    assertThat(count("WrongGroup")).isEqualTo(1);
    assertThat(registry.find("skynet.messages.refused").counters()).hasSize(2);
  }

  private double count(String reason) {
    return registry.get("skynet.messages.refused").tag("reason", reason).counter().count();
  }

  private static Report refused(@Nullable String ticket, RefusalReason reason) {
    return new Refused("web-1-1-2", FLEET, WEB, "web-1", 1, 2, ticket, reason, "why");
  }

  private static Pending pending(Report report) {
    var incoming = new Incoming(report, "sender", Instant.EPOCH);
    return new Pending(incoming, List.of(new Delivery("", "sender", Instant.EPOCH, "receipt")), 0);
  }
}
