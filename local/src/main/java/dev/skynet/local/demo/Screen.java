package dev.skynet.local.demo;

import java.io.Console;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person sees: live on a terminal, plain lines without one. */
final class Screen {
  private static final String BOLD = "\u001b[1m";
  private static final String PLAIN = "\u001b[0m";
  private static final String UP_AND_CLEAR = "\u001b[1A\u001b[2K";

  private final PrintStream out;
  private final boolean live;
  private final Map<String, String> figures = new LinkedHashMap<>();
  private List<String> drawn = List.of();

  private Screen(PrintStream out, boolean live) {
    this.out = out;
    this.live = live;
  }

  static Screen ofTerminal() {
    boolean terminal =
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    return new Screen(System.out, terminal && !"dumb".equals(System.getenv("TERM")));
  }

  boolean isLive() {
    return live;
  }

  void chapter(String title) {
    settle();
    out.println();
    out.println(live ? BOLD + "== " + title + PLAIN : "== " + title);
  }

  void say(String line) {
    settle();
    out.println(line);
  }

  void block(String text) {
    settle();
    text.lines().forEach(line -> out.println("   " + line));
  }

  /** Draws over what was drawn last, unless it is the same; only on a terminal. */
  void redraw(List<String> lines) {
    if (lines.equals(drawn)) {
      return;
    }
    drawn.forEach(line -> out.print(UP_AND_CLEAR));
    lines.forEach(out::println);
    out.flush();
    drawn = List.copyOf(lines);
  }

  void figure(String what, Duration time) {
    figures.put(what, "%.2f s".formatted(time.toNanos() / 1e9));
  }

  void figure(String what, String value) {
    figures.put(what, value);
  }

  void summary() {
    chapter("Summary");
    int width = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
    figures.forEach((what, value) -> out.printf("   %-" + width + "s  %s%n", what, value));
  }

  private void settle() {
    drawn = List.of();
  }
}
