package dev.skynet.operator.leader;

import java.time.Duration;
import java.time.Instant;

class FakeLeadershipTest extends LeadershipContract {
  private final FakeLeadership leader =
      new FakeLeadership(new Reign("reign", Instant.parse("2026-07-01T10:00:00Z")));

  @Override
  protected Leadership candidate() {
    return FakeLeadership.candidate();
  }

  @Override
  protected Leadership leader() {
    return leader;
  }

  @Override
  protected Duration lease() {
    return FakeLeadership.LEASE;
  }

  @Override
  protected void lose() {
    leader.sureFor(0);
  }

  @Override
  protected void holds(Runnable assertion) {
    assertion.run();
  }
}
