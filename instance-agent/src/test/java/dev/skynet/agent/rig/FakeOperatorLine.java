package dev.skynet.agent.rig;

import dev.skynet.agent.outbox.OperatorLine;
import dev.skynet.protocol.message.FromAgent;
import dev.skynet.protocol.message.MessageCodec;
import dev.skynet.protocol.message.Pulse;
import dev.skynet.protocol.message.Report;
import dev.skynet.protocol.message.UnreadableMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The operator's ears. */
public final class FakeOperatorLine implements OperatorLine {
  private static final long PATIENCE_SECONDS = 60;

  private final MessageCodec codec = new MessageCodec();
  private final List<String> reportTexts = new ArrayList<>();
  private final List<String> pulseTexts = new ArrayList<>();
  private final List<Report> all = new ArrayList<>();
  private final LinkedBlockingQueue<Report> reports = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Pulse> pulses = new LinkedBlockingQueue<>();
  private volatile boolean failing;

  /** Whether calls fail. */
  public void failing(boolean fails) {
    failing = fails;
  }

  /** The next report of this kind; others before it are skipped. */
  public <T extends Report> T next(Class<T> kind) throws InterruptedException {
    while (true) {
      Report report = reports.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (report == null) {
        throw new AssertionError("no " + kind.getSimpleName() + " came; all reports: " + all());
      }
      if (kind.isInstance(report)) {
        return kind.cast(report);
      }
    }
  }

  /** The next report, of whichever kind. */
  public Report next() throws InterruptedException {
    return next(Report.class);
  }

  /** The next pulse. */
  public Pulse pulse() throws InterruptedException {
    Pulse pulse = pulses.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (pulse == null) {
      throw new AssertionError("no pulse came");
    }
    return pulse;
  }

  /** What came in as reports. */
  public synchronized List<String> reportTexts() {
    return List.copyOf(reportTexts);
  }

  /** What came in as pulses. */
  public synchronized List<String> pulseTexts() {
    return List.copyOf(pulseTexts);
  }

  /** All reports that ever came. */
  public synchronized List<Report> all() {
    return List.copyOf(all);
  }

  @Override
  public void report(String json) throws IOException {
    refuseIfFailing();
    if (!(decoded(json) instanceof Report report)) {
      throw new AssertionError("no report: " + json);
    }
    synchronized (this) {
      all.add(report);
      reportTexts.add(json);
    }
    reports.add(report);
  }

  @Override
  public void pulse(String json) throws IOException {
    refuseIfFailing();
    if (!(decoded(json) instanceof Pulse pulse)) {
      throw new AssertionError("no pulse: " + json);
    }
    synchronized (this) {
      pulseTexts.add(json);
    }
    pulses.add(pulse);
  }

  private FromAgent decoded(String json) {
    try {
      return codec.decodeFromAgent(json);
    } catch (UnreadableMessage e) {
      throw new AssertionError(json, e);
    }
  }

  private void refuseIfFailing() throws IOException {
    if (failing) {
      throw new IOException("SQS refuses");
    }
  }
}
