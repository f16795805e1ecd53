package org.dutylawyer.audit.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.Question.Part;
import org.dutylawyer.audit.indicator.CaseView;
import org.dutylawyer.audit.indicator.Indicator;
import org.dutylawyer.audit.indicator.Indicators;
import org.dutylawyer.audit.indicator.Measuring;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.CaseFile.PersonEntry;
import org.dutylawyer.cli.batch.Summary;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Finding;

/** Counts answers into cells. Not for use by several threads. */
public final class Counting {

  /** The table that {@code --batch} writes as well; the word is its row. */
  public static final String SUMMARY = "summary";

  /** Units of indicators; the outcome is whether the unit counts and whether it shows. */
  public static final String INDICATOR = "indicator";

  /** Limits by norm, place and organ; the outcome is the state of the duty. */
  public static final String LIMIT = "limit";

  /** Limits by the day on which they end, and organ. */
  public static final String LIMIT_DAY = "limit-day";

  /** Limits by place, month and organ. */
  public static final String LIMIT_MONTH = "limit-month";

  /** The ways of persons through the stages. */
  public static final String PATH = "path";

  /** Norms that gave way to those of another text. */
  public static final String DISPLACED = "displaced";

  /** Persons, by place. */
  public static final String PERSONS = "persons";

  private final Cells cells;
  private final Measuring measuring;
  private final Indicators indicators;
  private final Regions regions;
  private final Proposals proposals;
  private final boolean lawyersNationwide;
  private final Summary summary = new Summary();
  private final List<Contact> contacts = new ArrayList<>();
  private String lastCase = "";
  private String lastJurisdiction = "";

  /**
   * A lawyer at work, to be counted over all cases.
   *
   * @param indicator the indicator that counts it
   * @param lawyer the lawyer's id
   * @param day the day
   * @param half {@code am}, {@code pm}, or empty where no hour is known
   * @param counted what is counted once: the case, with its jurisdiction, or the act in it
   * @param shows the word for whether it shows what is looked for, where lawyers are counted; else
   *     empty
   * @param place where
   */
  public record Contact(
      String indicator,
      String lawyer,
      String day,
      String half,
      String counted,
      String shows,
      Place place) {

    /** The names of the columns, in the order of the values. */
    public static final List<String> COLUMNS =
        List.of("indicator", "lawyer", "day", "half", "counted", "shows", "province", "city");

    /** The values of the columns. */
    public List<String> values() {
      return List.of(indicator, lawyer, day, half, counted, shows, place.province(), place.city());
    }
  }

  /**
   * Counts into these cells.
   *
   * @param regions compares a case with the national law alone
   * @param proposals counts what proposals would bring, apart from what the law says
   * @param lawyersNationwide whether one id of a lawyer is one lawyer in all files
   */
  public Counting(
      Cells cells,
      Indicators indicators,
      WorkingCalendar calendar,
      Regions regions,
      Proposals proposals,
      boolean lawyersNationwide) {
    this.cells = cells;
    this.indicators = indicators;
    this.measuring = new Measuring(indicators, calendar);
    this.regions = regions;
    this.proposals = proposals;
    this.lawyersNationwide = lawyersNationwide;
  }

  /** Counts an answer. */
  public void add(Assessment answer) {
    lastCase = answer.file().id();
    lastJurisdiction = answer.file().jurisdiction();
    summary.add(answer);
    Place place = Place.of(answer.file().jurisdiction());
    CaseView view = new CaseView(answer);
    for (PersonEntry person : answer.file().persons()) {
      cells.add(place.cell(PERSONS, "", ""));
      cells.add(place.cell(PATH, String.join(">", view.path(person.id())), ""));
    }
    List<Measuring.Shown> shown = measuring.of(view);
    shown.forEach(one -> indicator(one, view, place));
    for (Finding finding : answer.findings()) {
      boolean counted =
          Part.of(finding.conclusion().kindOf()) != Part.OTHERS
              && finding.conclusion().kindOf() != Conclusion.Kind.PROHIBITION;
      if (!counted) {
        continue; // asked for what proposals say alone
      }
      finding
          .displacedBy()
          .ifPresent(
              by ->
                  cells.add(
                      place.cell(
                          DISPLACED, finding.norm() + " > " + by.norm(), by.reason().word())));
      boolean law = !proposals.isProposed(finding.norm());
      if (law && finding.conclusion() instanceof Duty duty) {
        ends(finding).ifPresent(due -> limit(finding, duty, due.due().toString(), place));
      }
    }
    regions.count(answer, place, proposals, cells);
    proposals.count(view, place, cells);
    if (lawyersNationwide) {
      for (Indicator indicator : indicators.computed()) {
        if (indicator.unit().kind() == Indicator.Kind.LAWYER) {
          ofLawyers(indicator, answer.file(), shown, place);
        } else if (indicator.isOfLawyers()) {
          contacts(indicator, answer.file(), view, place);
        }
      }
    }
  }

  private void indicator(Measuring.Shown shown, CaseView view, Place place) {
    String stage = view.stage(shown.person(), shown.event());
    cells.add(
        new Cell(
            INDICATOR,
            shown.indicator(),
            shown.of().word() + "/" + shown.is().word(),
            place.province(),
            place.city(),
            stage,
            shown.event().at().map(at -> at.date().toString().substring(0, 7)).orElse(""),
            view.organ(stage)));
  }

  /** When a limit ends: that of a duty that governs, with a day; what is due at once has none. */
  static Optional<DueDate> ends(Finding finding) {
    return finding.governs() && finding.conclusion() instanceof Duty
        ? finding.due().flatMap(Due::dated)
        : Optional.empty();
  }

  private void limit(Finding finding, Duty duty, String day, Place place) {
    String state = finding.state().word();
    String organ = finding.actor().orElse(duty.actor());
    cells.add(
        new Cell(
            LIMIT,
            finding.norm().toString(),
            state,
            place.province(),
            place.city(),
            "",
            "",
            organ));
    cells.add(new Cell(LIMIT_DAY, "", state, "", "", "", day, organ));
    cells.add(
        new Cell(
            LIMIT_MONTH,
            "",
            state,
            place.province(),
            place.city(),
            "",
            day.substring(0, 7),
            organ));
  }

  /** What lawyers did, to be told by the days on which they did it. */
  private void contacts(Indicator indicator, CaseFile file, CaseView view, Place place) {
    for (EventEntry event : view.happened(indicator.unit().events())) {
      if (event.lawyer().isEmpty() || event.at().isEmpty()) {
        continue;
      }
      Moment at = event.at().get();
      String half = at.time().map(t -> t.getHour() < 12 ? "am" : "pm").orElse("");
      String oneCase = file.jurisdiction() + "/" + file.id();
      for (String counted : indicator.unit().acts() ? acts(file, event) : List.of(oneCase)) {
        contacts.add(
            new Contact(
                indicator.id(),
                event.lawyer().get(),
                at.date().toString(),
                half,
                counted,
                "",
                place));
      }
    }
  }

  /** An act for several persons is one for each. */
  private static List<String> acts(CaseFile file, EventEntry event) {
    return file.persons().stream()
        .map(PersonEntry::id)
        .filter(event::concerns)
        .map(person -> file.jurisdiction() + "/" + file.id() + "/" + event.id() + "/" + person)
        .toList();
  }

  /** What an indicator of cases shows, to be told by lawyer. */
  private void ofLawyers(
      Indicator indicator, CaseFile file, List<Measuring.Shown> all, Place place) {
    for (Measuring.Shown shown : all) {
      if (shown.indicator().equals(indicator.definition()) && shown.event().lawyer().isPresent()) {
        contacts.add(
            new Contact(
                indicator.id(),
                shown.event().lawyer().get(),
                shown.event().at().map(at -> at.date().toString()).orElse(""),
                "",
                file.jurisdiction()
                    + "/"
                    + file.id()
                    + "/"
                    + shown.event().id()
                    + "/"
                    + shown.person(),
                shown.of().and(shown.is()).word(),
                place));
      }
    }
  }

  /** Counts a line that was refused. */
  public void refused() {
    summary.refused();
  }

  /** The number of the case that was counted last. */
  public String lastCase() {
    return lastCase;
  }

  /** The jurisdiction of the case that was counted last. */
  public String lastJurisdiction() {
    return lastJurisdiction;
  }

  /** What was counted. */
  public Cells cells() {
    return cells;
  }

  /** What lawyers did, to be counted over all cases. */
  public List<Contact> contacts() {
    return List.copyOf(contacts);
  }

  /** Takes over what is counted in another form. */
  public void finish() {
    for (Map.Entry<String, Long> row : summary.kept().entrySet()) {
      cells.add(new Cell(SUMMARY, row.getKey(), "", "", "", "", "", ""), row.getValue());
    }
  }
}
