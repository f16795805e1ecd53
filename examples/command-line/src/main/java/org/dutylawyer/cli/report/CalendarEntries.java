package org.dutylawyer.cli.report;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VAlarm;
import biweekly.component.VEvent;
import biweekly.parameter.Related;
import biweekly.property.Trigger;
import biweekly.util.Duration;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.TimeZone;

/**
 * Open limits as entries of a calendar (RFC 5545): whole days, so that they stand on the same day
 * in every zone, each with a reminder.
 */
public final class CalendarEntries {

  private static final int HOURS = 24;

  /** The octets of a line (RFC 5545, 3.1). */
  private static final int LINE = 75;

  /** The hour of a reminder. */
  private static final int NINE = 9;

  private CalendarEntries() {}

  /**
   * Writes the calendar.
   *
   * @param limits the open limits of one case or many
   * @param asOf the day asked about: as of it, the entries are what they are
   * @param chinese whether the words are Chinese
   * @return the text of an {@code .ics} file
   */
  public static String of(List<OpenLimit> limits, LocalDate asOf, boolean chinese) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//duty-lawyer//" + (chinese ? "期限//ZH" : "limits//EN"));
    limits.forEach(limit -> calendar.addEvent(entry(limit, asOf, chinese)));
    return folded(Biweekly.write(calendar).go());
  }

  /** With lines of at most 75 octets, none parted inside a character: biweekly counts letters. */
  private static String folded(String written) {
    String text = written.replace("\r\n ", "");
    StringBuilder folded = new StringBuilder(text.length() * 2);
    int octets = 0;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int c = text.codePointAt(i);
      int length = Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (c == '\r' || c == '\n') {
        octets = 0;
        length = 0;
      } else if (octets + length > LINE) {
        folded.append("\r\n ");
        octets = 1;
      }
      folded.appendCodePoint(c);
      octets += length;
    }
    return folded.toString();
  }

  private static VEvent entry(OpenLimit limit, LocalDate asOf, boolean chinese) {
    VEvent event = new VEvent();
    event.setUid(limit.uid());
    event.setDateTimeStamp(Date.from(asOf.atStartOfDay(ZoneOffset.UTC).toInstant()));
    event.setDateStart(wholeDay(limit.day()), false);
    String mark =
        mark(limit.standing(), chinese)
            + (!limit.dispute().isEmpty() ? (chinese ? "【有争议】" : "[disputed] ") : "")
            + (limit.provisional() ? (chinese ? "【暂定】" : "[provisional] ") : "");
    event.setSummary(mark + limit.what(chinese) + (chinese ? "　" : ", ") + limit.caseId());
    event.setDescription(description(limit, chinese));
    event.addCategories(chinese ? "办案期限" : "time limit");
    event.setTransparency(true); // it takes nobody's time of day
    if (!limit.late() && !limit.day().isBefore(asOf)) { // nobody is reminded in the past
      event.addAlarm(VAlarm.display(reminder(limit, asOf), mark + limit.what(chinese)));
    }
    return event;
  }

  /**
   * At nine o'clock of the day before the last one that is safe under every reading; if that is
   * over, of the day asked about.
   */
  private static Trigger reminder(OpenLimit limit, LocalDate asOf) {
    LocalDate before = limit.safe().minusDays(1);
    LocalDate remind = before.isBefore(asOf) ? asOf : before;
    long hours = ChronoUnit.DAYS.between(remind, limit.day()) * HOURS - NINE;
    Duration away = Duration.builder().prior(hours >= 0).hours((int) Math.abs(hours)).build();
    return new Trigger(away, Related.START);
  }

  private static String mark(OpenLimit.Standing standing, boolean chinese) {
    return switch (standing) {
      case OVERDUE -> chinese ? "【逾期】" : "[overdue] ";
      case TO_CONFIRM -> chinese ? "【待核实】" : "[confirm] ";
      case OPEN -> "";
      case DEPENDS -> chinese ? "【视情况】" : "[depends] ";
    };
  }

  /** Days are written as the library's own zone sees them. */
  private static Date wholeDay(LocalDate day) {
    return Date.from(day.atStartOfDay(TimeZone.getDefault().toZoneId()).toInstant());
  }

  private static String description(OpenLimit limit, boolean chinese) {
    StringBuilder text = new StringBuilder();
    if (limit.day().equals(limit.latest())) {
      text.append(chinese ? "应于 " : "Due ");
    }
    text.append(limit.when(chinese)).append('\n');
    if (!limit.dispute().isEmpty()) {
      text.append(limit.dispute()).append('\n');
    }
    text.append(limit.what(chinese)).append('\n');
    if (!limit.depends().isEmpty()) {
      text.append(limit.depends()).append('\n');
    }
    text.append(String.join(chinese ? "、" : "; ", limit.provisions())).append('\n');
    text.append('“').append(limit.quote()).append('”');
    if (!limit.counted().isEmpty()) {
      text.append('\n').append(limit.counted());
    }
    return text.toString();
  }
}
