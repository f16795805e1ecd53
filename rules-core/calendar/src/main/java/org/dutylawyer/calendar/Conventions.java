package org.dutylawyer.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.dutylawyer.text.Title;

/**
 * How contested points of counting are read. No statute defines 节假日 or says how a limit is counted
 * back, so each point is a declared {@link Reading} with a default; a {@link DueDate} shows every
 * reading that would give another date.
 *
 * <p>Immutable: {@link #with} gives a changed copy.
 */
public final class Conventions {

  /** Whether n days before means the n-th day counted back, or n clear days in between. */
  public static final String COUNTING_BACK = "counting-back";

  /** Whether a rest day given in exchange for a weekend is a 节假日 that moves a last day. */
  public static final String MAKE_UP_REST_DAY = "make-up-rest-day";

  /** Whether art. 105 of the Criminal Procedure Law moves the last day of an agency's duty. */
  public static final String AGENCY_ROLL = "agency-roll";

  /** Whether a limit in hours that ends on a day off moves. */
  public static final String HOURS_ROLL = "hours-roll";

  /** Whether a fixed day of the month that is a day off moves. */
  public static final String REPORT_DAY_ROLL = "report-day-roll";

  /**
   * One contested point.
   *
   * @param id its name in files and commands
   * @param options the values it can have, the default first
   * @param title what it is about
   * @param why why careful lawyers differ
   */
  public record Reading(String id, List<Option> options, Title title, Title why) {

    /** Copies; refuses fewer than two options. */
    public Reading {
      options = List.copyOf(options);
      if (options.size() < 2) {
        throw new IllegalArgumentException("reading " + id + ": expected two options or more");
      }
    }

    /** The value that applies unless another is chosen. */
    public String defaultValue() {
      return options.get(0).value();
    }
  }

  /**
   * One way to read a contested point.
   *
   * @param value its name in files and commands
   * @param title what it means
   */
  public record Option(String value, Title title) {}

  private static final List<Reading> READINGS =
      List.of(
          new Reading(
              COUNTING_BACK,
              List.of(
                  new Option(
                      "nth-day", new Title("倒数第n日为最后一日", "the n-th day counted back is in time")),
                  new Option(
                      "clear-days",
                      new Title(
                          "首尾两日都不算，中间须隔满所定日数",
                          "all the days must lie in between, both ends left out"))),
              new Title("“……前n日”如何倒算", "How \"n days before\" is counted back"),
              new Title(
                  "刑事诉讼法第一百零五条只规定期间开始的日不算，未规定倒算的最后一日是否计入。",
                  "Art. 105 of the Criminal Procedure Law leaves out the day on which a period starts"
                      + " and says nothing about the far end of a period counted back.")),
          new Reading(
              MAKE_UP_REST_DAY,
              List.of(
                  new Option("holiday", new Title("调休放假日是节假日", "a make-up rest day is a 节假日")),
                  new Option(
                      "not-holiday", new Title("调休放假日不是节假日", "a make-up rest day is no 节假日"))),
              new Title("调休放假日是否属于节假日", "Whether a make-up rest day is a 节假日"),
              new Title(
                  "法律没有定义节假日；调休放假日只由放假安排通知规定，不在全国年节及纪念日放假办法第二条所列。",
                  "No text defines 节假日, and a rest day given in exchange for a weekend rests on a"
                      + " notice alone, not on art. 2 of the Regulation on public holidays.")),
          new Reading(
              AGENCY_ROLL,
              List.of(
                  new Option("rolls", new Title("顺延", "the last day moves")),
                  new Option("stays", new Title("不顺延", "the last day stays"))),
              new Title(
                  "机关、机构履行职责的期限是否因节假日顺延",
                  "Whether the duties of organs and agencies move past days off"),
              new Title(
                  "第一百零五条规定法定期间；规范性文件给法律援助机构等规定的期限是否适用，没有明文。",
                  "Art. 105 speaks of statutory periods; no text says whether it covers time limits"
                      + " that an instrument sets for a legal aid agency.")),
          new Reading(
              HOURS_ROLL,
              List.of(
                  new Option("stays", new Title("不顺延", "the last hour stays")),
                  new Option("rolls", new Title("顺延", "moves to the first day after"))),
              new Title("以时计算的期间是否因节假日顺延", "Whether limits in hours move past days off"),
              new Title(
                  "第一百零五条顺延的是“期间的最后一日”，以时计算的期间多为紧急事项。",
                  "Art. 105 moves the last day of a period; a limit in hours has a last hour, and is"
                      + " set where a matter is urgent.")),
          new Reading(
              REPORT_DAY_ROLL,
              List.of(
                  new Option("stays", new Title("不顺延", "the day stays")),
                  new Option("rolls", new Title("顺延", "moves to the first working day"))),
              new Title("每月固定日期是否因节假日顺延", "Whether a fixed day of the month moves past days off"),
              new Title(
                  "固定日期不是期间；但当日无人上班，第一百零五条的理由同样存在。",
                  "A fixed day is no period, yet nobody works on a day off, which is the reason of"
                      + " art. 105.")));

  private static final Conventions DEFAULTS = new Conventions(Map.of());

  private final Map<String, String> chosen;
  final boolean clearDays;
  final boolean restDayIsHoliday;
  final boolean agencyRolls;
  final boolean hoursRoll;
  final boolean reportDayRolls;

  private Conventions(Map<String, String> chosen) {
    this.chosen = chosen;
    this.clearDays = value(COUNTING_BACK).equals("clear-days");
    this.restDayIsHoliday = value(MAKE_UP_REST_DAY).equals("holiday");
    this.agencyRolls = value(AGENCY_ROLL).equals("rolls");
    this.hoursRoll = value(HOURS_ROLL).equals("rolls");
    this.reportDayRolls = value(REPORT_DAY_ROLL).equals("rolls");
  }

  /** Every reading at its default. */
  public static Conventions defaults() {
    return DEFAULTS;
  }

  /** Every declared reading. */
  public static List<Reading> readings() {
    return READINGS;
  }

  /**
   * The reading of this name.
   *
   * @throws IllegalArgumentException when there is none, with the nearest name
   */
  public static Reading reading(String id) {
    return READINGS.stream()
        .filter(r -> r.id().equals(id))
        .findFirst()
        .orElseThrow(() -> unknown("reading", id, READINGS.stream().map(Reading::id).toList()));
  }

  /**
   * A copy in which one point is read as told.
   *
   * @throws IllegalArgumentException when there is no such reading or value, with the nearest name
   */
  public Conventions with(String readingId, String value) {
    Objects.requireNonNull(value, "value");
    Reading reading = reading(readingId);
    List<String> values = reading.options().stream().map(Option::value).toList();
    if (!values.contains(value)) {
      throw unknown("value of the reading " + readingId, value, values);
    }
    Map<String, String> copy = new TreeMap<>(chosen);
    if (value.equals(reading.defaultValue())) {
      copy.remove(readingId);
    } else {
      copy.put(readingId, value);
    }
    return new Conventions(Map.copyOf(copy));
  }

  /**
   * How one point is read.
   *
   * @throws IllegalArgumentException when there is no such reading, with the nearest name
   */
  public String value(String readingId) {
    String own = chosen.get(readingId);
    return own != null ? own : reading(readingId).defaultValue();
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Conventions other && chosen.equals(other.chosen);
  }

  @Override
  public int hashCode() {
    return chosen.hashCode();
  }

  /** "default readings", or what differs: "counting-back=clear-days". */
  @Override
  public String toString() {
    if (chosen.isEmpty()) {
      return "default readings";
    }
    List<String> parts = new ArrayList<>();
    new TreeMap<>(chosen).forEach((k, v) -> parts.add(k + "=" + v));
    return String.join(", ", parts);
  }

  private static IllegalArgumentException unknown(String what, String found, List<String> known) {
    String nearest = known.get(0);
    for (String k : known) {
      if (distance(k, found) < distance(nearest, found)) {
        nearest = k;
      }
    }
    return new IllegalArgumentException(
        what
            + ": found \""
            + found
            + "\", expected one of "
            + String.join(", ", known)
            + " (nearest: "
            + nearest
            + ")");
  }

  /** How many letters to add, drop or change to come from one word to the other. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
