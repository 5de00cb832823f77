package dev.skynet.operator.fleet;

import java.time.Instant;
import java.util.List;

class FakeReportsTest extends ReportQueueContract {
  private final FakeReports reports = new FakeReports();

  @Override
  protected ReportQueue queue() {
    return reports;
  }

  @Override
  protected void arrive(String body) {
    reports.arrive(body, "AROAEXAMPLE:web-1", Instant.parse("2026-07-01T10:00:00Z"));
  }

  @Override
  protected List<FakeReports.Buried> deadLetters() {
    return reports.buried();
  }

  @Override
  protected void visibilityPasses() {
    reports.visibilityPasses();
  }
}
