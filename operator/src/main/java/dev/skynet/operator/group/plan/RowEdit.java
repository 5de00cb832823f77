package dev.skynet.operator.group.plan;

import dev.skynet.crds.common.Reason;
import dev.skynet.crds.rollout.InstancePhase;
import dev.skynet.crds.rollout.InstanceRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A member's row while a plan is made. */
final class RowEdit {
  final String id;

  /** The attempt that was stored; the ledger may be one ahead. */
  final int readAttempt;

  @Nullable Integer number;
  InstancePhase phase;
  @Nullable Reason reason;
  @Nullable String message;
  @Nullable String from;
  @Nullable String to;
  @Nullable String runs;
  int attempt;
  @Nullable Instant startedAt;
  @Nullable Instant finishedAt;
  @Nullable String log;
  @Nullable String logTail;

  /** A member that waits. */
  RowEdit(String id) {
    this.id = id;
    this.readAttempt = 0;
    this.phase = InstancePhase.Waiting;
  }

  RowEdit(InstanceRow row) {
    id = row.id();
    number = row.ticket();
    phase = row.phase();
    reason = row.reason();
    message = row.message();
    from = row.from();
    to = row.to();
    runs = row.runs();
    attempt = row.attempt();
    readAttempt = row.attempt();
    startedAt = row.startedAt();
    finishedAt = row.finishedAt();
    log = row.log();
    logTail = row.logTail();
  }

  InstanceRow toRow() {
    return new InstanceRow(
        id,
        number,
        phase,
        reason,
        message,
        from,
        to,
        runs,
        attempt,
        startedAt,
        finishedAt,
        log,
        logTail);
  }

  void is(InstancePhase next, @Nullable Reason why) {
    phase = next;
    reason = why;
    message = why == null ? null : why.meaning();
  }

  /** Its turn opens. */
  void begin(
      int nextAttempt,
      int ticket,
      Instant since,
      @Nullable String runsBefore,
      @Nullable String brings) {
    is(InstancePhase.Ticketed, null);
    attempt = nextAttempt;
    number = ticket;
    from = runsBefore;
    to = brings;
    runs = null;
    startedAt = since;
    finishedAt = null;
    log = null;
    logTail = null;
  }

  /** Whether its turn can still come in this rollout. */
  boolean waits() {
    return phase == InstancePhase.Waiting || phase == InstancePhase.Staged;
  }

  /** Whether its turn went wrong. */
  boolean failed() {
    return phase == InstancePhase.Failed || phase == InstancePhase.RolledBack;
  }
}
