package dev.skynet.operator.leader;

import java.time.Duration;
import java.util.Optional;

/** A lease that holds as long as the test says. */
public final class FakeLeadership implements Leadership {
  /** How long the lease is. */
  public static final Duration LEASE = Duration.ofSeconds(15);

  private final Optional<Reign> reign;
  private int sureFor = Integer.MAX_VALUE;

  /** Won, and held until further notice. */
  public FakeLeadership(Reign reign) {
    this(Optional.of(reign));
  }

  private FakeLeadership(Optional<Reign> reign) {
    this.reign = reign;
  }

  /** Another has the lease. */
  public static FakeLeadership candidate() {
    return new FakeLeadership(Optional.empty());
  }

  /** Sure the next so many times that it is asked, and never again. */
  public void sureFor(int times) {
    sureFor = times;
  }

  @Override
  public Optional<Reign> reign() {
    return reign;
  }

  @Override
  public boolean sure(Duration ahead) {
    return reign.isPresent() && ahead.compareTo(LEASE) < 0 && sureFor-- > 0;
  }
}
