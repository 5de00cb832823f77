package dev.skynet.agent.outbox;

import dev.skynet.agent.rig.FakeOperatorLine;
import java.util.List;

class FakeOperatorLineTest extends OperatorLineContract {
  private final FakeOperatorLine line = new FakeOperatorLine();

  @Override
  protected OperatorLine line() {
    return line;
  }

  @Override
  protected void cut() {
    line.failing(true);
  }

  @Override
  protected List<String> reports() {
    return line.reportTexts();
  }

  @Override
  protected List<String> pulses() {
    return line.pulseTexts();
  }
}
