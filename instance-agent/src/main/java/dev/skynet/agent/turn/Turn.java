package dev.skynet.agent.turn;

import dev.skynet.agent.control.TicketFailure;
import dev.skynet.agent.journal.Journal;
import dev.skynet.agent.journal.JournalStep;
import dev.skynet.agent.journal.TicketFolder;
import dev.skynet.agent.ticket.TicketLog;
import dev.skynet.agent.time.MonotonicTime;
import dev.skynet.agent.time.Stopwatch;
import dev.skynet.agent.time.UserTime;
import dev.skynet.protocol.message.FailureReason;
import dev.skynet.protocol.message.PresignedPut;
import dev.skynet.protocol.message.TurnTimes;
import java.io.IOException;
import java.time.InstantSource;

/** One turn on its way: its folder, its log, its times. */
final class Turn {
  private static final int STARTS = 3;

  final TicketFolder folder;
  final PresignedPut put;
  final Journal journal;
  final TicketLog log;

  /** On the way forward. */
  final UserTime user;

  /** On the way back. */
  final UserTime undoUser;

  private final MonotonicTime time;
  private final Stopwatch total;
  private long undoMillis;

  Turn(TicketFolder folder, PresignedPut put, InstantSource clock, MonotonicTime time) {
    this.folder = folder;
    this.put = put;
    this.journal = folder.journal();
    this.log = new TicketLog(folder.log(), clock);
    this.user = new UserTime(time);
    this.undoUser = new UserTime(time);
    this.time = time;
    this.total = new Stopwatch(time);
  }

  Stopwatch stopwatch() {
    return new Stopwatch(time);
  }

  void spentGoingBack(Stopwatch stopwatch) {
    undoMillis += stopwatch.millis();
  }

  TurnTimes times() {
    return new TurnTimes(total.millis(), user.millis(), undoMillis, undoUser.millis());
  }

  /** Remembers why the way back begins; the first reason counts. */
  void failing(TicketFailure why) throws IOException {
    if (!journal.has(JournalStep.FAILING)) {
      journal.add(JournalStep.FAILING, why.reason() + " " + why.text());
    }
  }

  /** Why this turn goes back, also when it was another start of the agent that knew it. */
  TicketFailure cause() throws IOException {
    var failing = journal.last(JournalStep.FAILING);
    if (failing.isPresent() && failing.get().detail() != null) {
      String[] words = failing.get().detail().split(" ", 2);
      return new TicketFailure(FailureReason.valueOf(words[0]), words[1]);
    }
    return interrupted();
  }

  /** The agent has ended in the middle of this turn. */
  TicketFailure interrupted() throws IOException {
    return crashedTooOften()
        ? new TicketFailure(
            FailureReason.AgentCrash, "the agent ended " + (STARTS - 1) + " times in this ticket")
        : new TicketFailure(
            FailureReason.Interrupted, "the agent or the host ended in the middle of the turn");
  }

  boolean crashedTooOften() throws IOException {
    return journal.count(JournalStep.START) >= STARTS;
  }
}
