package org.dutylawyer.calendar;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * The shipped notices and the statutory days of the years that they do not cover, as the build
 * found them: a program that starts need not read YAML and compute new moons for forty years. It
 * says of which files it was made, and beside others it is not used.
 */
public final class CompiledCalendar {

  private static final String FILE = "calendar.model";
  private static final String NOTICES = "holiday-notices.yaml";
  private static final String DAYS = "statutory-days.yaml";

  private CompiledCalendar() {}

  /**
   * What the build found.
   *
   * @param notices the notices, in the order of publication
   * @param editions the editions of the Regulation, in the order of publication
   * @param days the statutory days by year, for each number of editions known
   */
  record Found(
      List<HolidayNotice> notices,
      List<StatutoryLaw.Edition> editions,
      Map<Integer, Map<Integer, List<StatutoryLaw.StatutoryDay>>> days) {}

  /**
   * What the build of the library runs.
   *
   * @param arguments the folder of classes
   * @throws IOException if it cannot be written
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException(
          "found " + arguments.length + " arguments, expected the folder of classes");
    }
    Path folder = Path.of(arguments[0]).resolve("org/dutylawyer/calendar");
    Files.write(folder.resolve(FILE), write(NoticeFile.fromYaml(), StatutoryLaw.fromYaml()));
  }

  /** What the build found in exactly the files that the library ships now. */
  static Optional<Found> shipped() {
    byte[] content;
    try (InputStream in = CompiledCalendar.class.getResourceAsStream(FILE)) {
      if (in == null) {
        return Optional.empty();
      }
      content = in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
      return in.readLong() == mark() ? Optional.of(read(in)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  private static long mark() throws IOException {
    CRC32 crc = new CRC32();
    for (String file : List.of(NOTICES, DAYS)) {
      try (InputStream in = CompiledCalendar.class.getResourceAsStream(file)) {
        crc.update(in.readAllBytes());
      }
    }
    return crc.getValue();
  }

  private static byte[] write(List<HolidayNotice> notices, StatutoryLaw law) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeLong(mark());
      out.writeInt(notices.size());
      for (HolidayNotice notice : notices) {
        write(notice, out);
      }
      int first = notices.stream().mapToInt(HolidayNotice::year).min().orElseThrow();
      int last =
          Math.max(
              WorkingCalendar.LAST_PROJECTED_YEAR,
              notices.stream().mapToInt(HolidayNotice::year).max().orElseThrow());
      out.writeInt(law.editions());
      for (StatutoryLaw.Edition edition : law.all()) {
        out.writeUTF(edition.title());
        out.writeLong(edition.published().toEpochDay());
        out.writeInt(edition.from());
      }
      for (int known = 1; known <= law.editions(); known++) {
        Map<Integer, List<StatutoryLaw.StatutoryDay>> days =
            new TreeMap<>(law.days(first, last + 1, known));
        out.writeInt(days.size());
        for (Map.Entry<Integer, List<StatutoryLaw.StatutoryDay>> year : days.entrySet()) {
          out.writeInt(year.getKey());
          out.writeInt(year.getValue().size());
          for (StatutoryLaw.StatutoryDay day : year.getValue()) {
            out.writeLong(day.date().toEpochDay());
            out.writeUTF(day.festival());
            out.writeUTF(day.clause());
          }
        }
      }
    }
    return bytes.toByteArray();
  }

  private static void write(HolidayNotice notice, DataOutputStream out) throws IOException {
    out.writeUTF(notice.id());
    out.writeInt(notice.year());
    out.writeUTF(notice.title());
    out.writeLong(notice.published().toEpochDay());
    out.writeInt(notice.precision().ordinal());
    out.writeUTF(notice.amends().orElse(""));
    out.writeUTF(notice.source());
    out.writeUTF(notice.issuer());
    out.writeUTF(notice.region().orElse(""));
    out.writeInt(notice.clauses().size());
    for (HolidayNotice.Clause clause : notice.clauses()) {
      out.writeUTF(clause.name());
      dates(clause.daysOff(), out);
      dates(clause.workingDays(), out);
      dates(clause.resumes().stream().toList(), out);
      out.writeUTF(clause.text());
      out.writeBoolean(clause.replaces());
    }
  }

  private static void dates(List<LocalDate> dates, DataOutputStream out) throws IOException {
    out.writeInt(dates.size());
    for (LocalDate date : dates) {
      out.writeLong(date.toEpochDay());
    }
  }

  private static Found read(DataInputStream in) throws IOException {
    List<HolidayNotice> notices = new ArrayList<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      notices.add(notice(in));
    }
    Map<Integer, Map<Integer, List<StatutoryLaw.StatutoryDay>>> found = new TreeMap<>();
    int count = in.readInt();
    List<StatutoryLaw.Edition> editions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      editions.add(
          new StatutoryLaw.Edition(
              in.readUTF(), LocalDate.ofEpochDay(in.readLong()), in.readInt()));
    }
    for (int known = 1; known <= count; known++) {
      Map<Integer, List<StatutoryLaw.StatutoryDay>> days = new TreeMap<>();
      int years = in.readInt();
      for (int i = 0; i < years; i++) {
        int year = in.readInt();
        int daysOff = in.readInt();
        List<StatutoryLaw.StatutoryDay> ofYear = new ArrayList<>();
        for (int d = 0; d < daysOff; d++) {
          ofYear.add(
              new StatutoryLaw.StatutoryDay(
                  LocalDate.ofEpochDay(in.readLong()), in.readUTF(), in.readUTF()));
        }
        days.put(year, List.copyOf(ofYear));
      }
      found.put(known, days);
    }
    return new Found(notices, editions, found);
  }

  private static HolidayNotice notice(DataInputStream in) throws IOException {
    String id = in.readUTF();
    int year = in.readInt();
    String title = in.readUTF();
    LocalDate published = LocalDate.ofEpochDay(in.readLong());
    HolidayNotice.Precision precision = HolidayNotice.Precision.values()[in.readInt()];
    String amends = in.readUTF();
    String source = in.readUTF();
    String issuer = in.readUTF();
    String region = in.readUTF();
    List<HolidayNotice.Clause> clauses = new ArrayList<>();
    int size = in.readInt();
    for (int i = 0; i < size; i++) {
      clauses.add(
          new HolidayNotice.Clause(
              in.readUTF(),
              dates(in),
              dates(in),
              dates(in).stream().findFirst(),
              in.readUTF(),
              in.readBoolean()));
    }
    return new HolidayNotice(
        id,
        year,
        title,
        published,
        precision,
        amends.isEmpty() ? Optional.empty() : Optional.of(amends),
        clauses,
        source,
        issuer,
        region.isEmpty() ? Optional.empty() : Optional.of(region));
  }

  private static List<LocalDate> dates(DataInputStream in) throws IOException {
    int size = in.readInt();
    List<LocalDate> dates = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      dates.add(LocalDate.ofEpochDay(in.readLong()));
    }
    return dates;
  }
}
