package dev.skynet.operator.leader;

import java.time.Duration;
import java.util.Optional;

/** A lease that holds as long as the test says. */
public final class FakeLeadership implements Leadership {
  private final Reign reign;
  private int sureFor = Integer.MAX_VALUE;

  /** Won, and held until further notice. */
  public FakeLeadership(Reign reign) {
    this.reign = reign;
  }

  /** Sure the next so many times that it is asked, and never again. */
  public void sureFor(int times) {
    sureFor = times;
  }

  @Override
  public Optional<Reign> reign() {
    return Optional.of(reign);
  }

  @Override
  public boolean sure(Duration ahead) {
    return sureFor-- > 0;
  }
}
