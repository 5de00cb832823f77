package dev.skynet.agent.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skynet.agent.time.AwsClock;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.Pulse;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.names.Fleet;
import dev.skynet.protocol.names.GroupName;
import dev.skynet.protocol.release.Platform;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the agent relies on in its way to the operator. */
public abstract class OperatorLineContract {
  private final MessageCodec codec = new MessageCodec();
  private final Stamps stamps =
      new Stamps(
          new Fleet("test"),
          new GroupName("shop", "web"),
          "web-1",
          1,
          new AwsClock(InstantSource.system()),
          0);

  /** The line; the queues stand. */
  protected abstract OperatorLine line();

  /** From now on nobody answers. */
  protected abstract void cut();

  /** What came in as reports. */
  protected abstract List<String> reports();

  /** What came in as pulses. */
  protected abstract List<String> pulses();

  @Test
  void bringsAReportToTheReports() throws Exception {
    // given
    Report report = new Reports(stamps, Platform.current(), "1").hello();
    // when
    line().report(codec.encode(report));
    // then
    assertThat(reports()).containsExactly(codec.encode(report));
    assertThat(pulses()).isEmpty();
  }

  @Test
  void bringsAPulseToThePulses() throws Exception {
    // given
    Stamp s = stamps.next();
    Pulse pulse =
        new Pulse(
            s.id(),
            s.fleet(),
            s.group(),
            s.instance(),
            s.boot(),
            s.seq(),
            "1",
            null,
            0,
            null,
            null,
            null);
    // when
    line().pulse(codec.encode(pulse));
    // then
    assertThat(pulses()).containsExactly(codec.encode(pulse));
    assertThat(reports()).isEmpty();
  }

  @Test
  void saysWhenItIsNotSure() {
    // given
    Report report = new Reports(stamps, Platform.current(), "1").hello();
    // when
    cut();
    // then
    assertThatThrownBy(() -> line().report(codec.encode(report))).isInstanceOf(IOException.class);
  }
}
