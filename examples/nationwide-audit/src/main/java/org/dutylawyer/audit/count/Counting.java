package org.dutylawyer.audit.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Optional<Proposals> proposals;
  private final boolean lawyersNationwide;
  private final Summary summary = new Summary();
  private final List<Contact> contacts = new ArrayList<>();
  private String lastCase = "";
  private String lastJurisdiction = "";

  /**
   * A lawyer at work for a case, to be counted over all cases.
   *
   * @param indicator the indicator that counts it
   * @param lawyer the lawyer's id
   * @param day the day
   * @param half {@code am}, {@code pm}, or empty where no hour is known
   * @param caseId the case, with its jurisdiction
   * @param province the province
   */
  public record Contact(
      String indicator, String lawyer, String day, String half, String caseId, String province) {}

  /**
   * Counts into these cells.
   *
   * @param regions compares a case with the national law alone
   * @param proposals counts what proposals would bring, where some are asked about
   * @param lawyersNationwide whether one id of a lawyer is one lawyer in all files
   */
  public Counting(
      Cells cells,
      Indicators indicators,
      WorkingCalendar calendar,
      Regions regions,
      Optional<Proposals> proposals,
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
    measuring.of(view).forEach(shown -> indicator(shown, view, place));
    for (Finding finding : answer.findings()) {
      finding
          .displacedBy()
          .ifPresent(
              by ->
                  cells.add(
                      place.cell(
                          DISPLACED, finding.norm() + " > " + by.norm(), by.reason().word())));
      if (finding.governs() && finding.conclusion() instanceof Duty duty) {
        limit(finding, duty, place);
      }
    }
    regions.count(answer, place, cells);
    proposals.ifPresent(p -> p.count(answer, place, cells));
    if (lawyersNationwide) {
      contacts(answer.file(), view, place);
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

  private void limit(Finding finding, Duty duty, Place place) {
    Optional<DueDate> due = finding.due().flatMap(Due::dated);
    if (due.isEmpty()) {
      return;
    }
    String day = due.get().due().toString();
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

  private void contacts(CaseFile file, CaseView view, Place place) {
    for (Indicator indicator : indicators.all()) {
      if (!indicator.isOfLawyers()) {
        continue;
      }
      for (EventEntry event : view.happened(indicator.unit().events())) {
        if (event.lawyer().isEmpty() || event.at().isEmpty()) {
          continue;
        }
        Moment at = event.at().get();
        contacts.add(
            new Contact(
                indicator.id(),
                event.lawyer().get(),
                at.date().toString(),
                at.time().map(t -> t.getHour() < 12 ? "am" : "pm").orElse(""),
                file.jurisdiction() + "/" + file.id(),
                place.province()));
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
