package org.dutylawyer.cli.batch;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/**
 * One line on a terminal that says how far a run is, how fast it goes and how long it will take.
 */
final class Progress {

  private static final int BAR = 24;
  private static final long EVERY = Duration.ofMillis(500).toNanos();

  private final PrintWriter terminal;
  private final boolean shown;
  private final boolean chinese;
  private final long bytes;
  private final long skipped;
  private final long started = System.nanoTime();
  private long last = started - EVERY;

  /**
   * A line on a terminal.
   *
   * @param shown whether there is a terminal to show it on
   * @param bytes size of the input
   * @param skipped how many of them an earlier run has answered
   */
  Progress(PrintWriter terminal, boolean shown, boolean chinese, long bytes, long skipped) {
    this.terminal = terminal;
    this.shown = shown;
    this.chinese = chinese;
    this.bytes = bytes;
    this.skipped = skipped;
  }

  void at(long read, long cases) {
    long now = System.nanoTime();
    if (shown && now - last >= EVERY) {
      last = now;
      terminal.print("\r" + line(read, cases, Duration.ofNanos(now - started)) + "\u001b[K");
      terminal.flush();
    }
  }

  void end() {
    if (shown) {
      terminal.print("\r\u001b[K");
      terminal.flush();
    }
  }

  String line(long read, long cases, Duration taken) {
    double share = bytes == 0 ? 1 : (double) read / bytes;
    double seconds = Math.max(taken.toNanos() / 1e9, 1e-9);
    double left = read > skipped ? seconds * (bytes - read) / (read - skipped) : 0;
    int full = (int) Math.round(BAR * share);
    return String.format(
        Locale.ROOT,
        chinese
            ? "[%s%s] %5.1f%%  %,d 件  %,.0f 件/秒  剩余 %s"
            : "[%s%s] %5.1f%%  %,d cases  %,.0f/s  %s left",
        "#".repeat(full),
        ".".repeat(BAR - full),
        100 * share,
        cases,
        cases / seconds,
        clock(left));
  }

  static String clock(double seconds) {
    long whole = Math.round(seconds);
    return whole >= 3600
        ? String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60)
        : String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
