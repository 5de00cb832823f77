package dev.skynet.local.crash;

import java.util.Locale;

/**
 * An order to an operator.
 *
 * @param point where
 * @param side of the call
 * @param end what becomes of the process
 * @param nth of the calls that match, from 1; counted by each process for itself
 * @param what a call matches when what it writes contains this text
 */
public record Crash(CrashPoint point, Side side, End end, int nth, String what) {
  /** Where the call stands. */
  public enum Side {
    /** It is not made. */
    BEFORE,
    /** It is answered, and nobody learns of it. */
    AFTER
  }

  /** What becomes of the process. */
  public enum End {
    /** Dies at once, as by {@code kill -9}. */
    HALT,
    /** Stops as by SIGSTOP, and goes on from there when somebody wakes it. */
    FREEZE
  }

  /** Dies at the first call that matches. */
  public static Crash at(CrashPoint point, Side side, String what) {
    return new Crash(point, side, End.HALT, 1, what);
  }

  /** Freezes before the first call that matches. */
  public static Crash freezes(CrashPoint point, String what) {
    return new Crash(point, Side.BEFORE, End.FREEZE, 1, what);
  }

  String name() {
    return name(point, side);
  }

  static String name(CrashPoint point, Side side) {
    return (point + "-" + side).toLowerCase(Locale.ROOT);
  }
}
