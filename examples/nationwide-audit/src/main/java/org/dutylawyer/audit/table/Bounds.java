package org.dutylawyer.audit.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A share whose units are not all decided, with the least and the most that it can be. Nothing is
 * estimated: whatever the open answers turn out to be, the share lies between these.
 *
 * @param yes units that count and show what is looked for
 * @param no units that count and do not
 * @param undetermined units that count and of which a fact is not known
 * @param noRecord units that count and of which nothing is on file
 * @param maybeYes units of which it is open whether they count, and that show it
 * @param maybeNo the same that do not show it
 * @param maybeOpen the same of which that is open too
 */
public record Bounds(
    long yes,
    long no,
    long undetermined,
    long noRecord,
    long maybeYes,
    long maybeNo,
    long maybeOpen) {

  /** Nothing counted. */
  public static final Bounds NONE = new Bounds(0, 0, 0, 0, 0, 0, 0);

  /** The same with so many more units. */
  public Bounds plus(String of, String is, long more) {
    boolean counts = of.equals("yes");
    boolean shows = is.equals("yes");
    boolean not = is.equals("no");
    return new Bounds(
        yes + (counts && shows ? more : 0),
        no + (counts && not ? more : 0),
        undetermined + (counts && is.equals("undetermined") ? more : 0),
        noRecord + (counts && is.equals("no-record") ? more : 0),
        maybeYes + (!counts && shows ? more : 0),
        maybeNo + (!counts && not ? more : 0),
        maybeOpen + (!counts && !shows && !not ? more : 0));
  }

  /** The units that count for certain. */
  public long units() {
    return yes + no + undetermined + noRecord;
  }

  /** The units of which it is open whether they count. */
  public long open() {
    return maybeYes + maybeNo + maybeOpen;
  }

  /** Whether nothing counts, and nothing may. */
  public boolean isEmpty() {
    return units() + open() == 0;
  }

  /** Whether least and most are one number. */
  public boolean isExact() {
    return undetermined + noRecord + open() == 0;
  }

  /** The least share; empty where nothing may count. */
  public Optional<BigDecimal> least() {
    // What may count and need not show it counts; what shows it for certain and need not count
    // does not, unless nothing else does.
    long of = units() + maybeNo + maybeOpen;
    return of == 0
        ? share(maybeYes, maybeYes, RoundingMode.FLOOR)
        : share(yes, of, isExact() ? RoundingMode.HALF_EVEN : RoundingMode.FLOOR);
  }

  /** The most. */
  public Optional<BigDecimal> most() {
    long of = units() + maybeYes + maybeOpen;
    return of == 0
        ? share(0, maybeNo, RoundingMode.CEILING)
        : share(
            yes + undetermined + noRecord + maybeYes + maybeOpen,
            of,
            isExact() ? RoundingMode.HALF_EVEN : RoundingMode.CEILING);
  }

  /** Rounded outwards where it is a bound, so that what is not known never lies beyond it. */
  private static Optional<BigDecimal> share(long part, long of, RoundingMode rounding) {
    return of == 0
        ? Optional.empty()
        : Optional.of(BigDecimal.valueOf(part).divide(BigDecimal.valueOf(of), 6, rounding));
  }
}
