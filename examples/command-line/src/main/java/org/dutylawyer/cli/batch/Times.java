package org.dutylawyer.cli.batch;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** Where the time of the workers goes. */
final class Times {

  private final LongAdder parsing = new LongAdder();
  private final LongAdder rules = new LongAdder();
  private final LongAdder writing = new LongAdder();

  void add(long parsingNanos, long rulesNanos, long writingNanos) {
    parsing.add(parsingNanos);
    rules.add(rulesNanos);
    writing.add(writingNanos);
  }

  String say(boolean chinese) {
    double all = Math.max(1, parsing.sum() + rules.sum() + writing.sum());
    return String.format(
        Locale.ROOT,
        chinese
            ? "其中读入、核对 %.0f%%，适用规则 %.0f%%，汇总、写出 %.0f%%"
            : "of which reading and checking %.0f%%, rules %.0f%%, counting and writing %.0f%%",
        100 * parsing.sum() / all,
        100 * rules.sum() / all,
        100 * writing.sum() / all);
  }
}
