package dev.skynet.local.helm;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What this JVM does on INT and TERM. Helm takes both for itself in an install and never gives them
 * back: Ctrl-C would no longer end the JVM, nor stop what it runs.
 */
final class EndingSignals {
  static final int INT = 2;
  static final int TERM = 15;

  /** {@code SIG_IGN}, in the place of a handler. */
  static final long IGNORED = 1;

  /** More than {@code struct sigaction} takes in any libc of Linux (152 bytes in glibc). */
  private static final long SIZE = 512;

  private static final MethodHandle SIGACTION = sigaction();

  private final Map<Integer, MemorySegment> kept = new LinkedHashMap<>();

  private EndingSignals() {}

  /** As they are handled now. */
  static EndingSignals now() {
    var result = new EndingSignals();
    for (int signal : new int[] {INT, TERM}) {
      MemorySegment action = Arena.ofAuto().allocate(SIZE, ValueLayout.ADDRESS.byteAlignment());
      call(signal, MemorySegment.NULL, action);
      result.kept.put(signal, action);
    }
    return result;
  }

  /** Lets them be handled so again. */
  void giveBack() {
    kept.forEach((signal, action) -> call(signal, action, MemorySegment.NULL));
  }

  /** Address of the function that is called; it is the first member of the structure. */
  long handler(int signal) {
    return Objects.requireNonNull(kept.get(signal)).get(ValueLayout.ADDRESS, 0).address();
  }

  private static void call(int signal, MemorySegment wanted, MemorySegment former) {
    int result;
    try {
      result = (int) SIGACTION.invokeExact(signal, wanted, former);
    } catch (Throwable e) { // as every MethodHandle declares it
      throw new IllegalStateException("sigaction cannot be called", e);
    }
    if (result != 0) {
      throw new IllegalStateException("sigaction refuses signal " + signal);
    }
  }

  /** {@code int sigaction(int, const struct sigaction *, struct sigaction *)}. */
  @SuppressWarnings("restricted")
  private static MethodHandle sigaction() {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find("sigaction").orElseThrow(),
        FunctionDescriptor.of(
            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
  }
}
