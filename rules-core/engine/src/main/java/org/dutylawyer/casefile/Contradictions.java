package org.dutylawyer.casefile;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile.EventEntry;
import org.dutylawyer.casefile.CaseFile.PersonEntry;
import org.dutylawyer.problem.JsonPath;
import org.dutylawyer.problem.Problems;
import org.dutylawyer.problem.Shown;
import org.dutylawyer.text.Title;

/**
 * What no case can be: investigated by two organs at once, an act done and not done, a respondent
 * (被申请人) of what is no compulsory-treatment case (强制医疗).
 */
final class Contradictions {

  private static final String INVESTIGATION = "investigation";
  private static final String INVESTIGATING_ORGAN = "investigating-organ";
  private static final String PROCURATORATE = "procuratorate";

  /** Who investigates; a procuratorate may also be the one that hands a case back for it. */
  private static final Set<String> INVESTIGATORS =
      Set.of(
          "police",
          "state-security-organ",
          "coast-guard",
          "prison",
          "military-organ",
          PROCURATORATE);

  private final CaseFile file;
  private final Places places;
  private final Problems problems;

  /** One check of one file. */
  Contradictions(CaseFile file, Places places, Problems problems) {
    this.file = file;
    this.places = places;
    this.problems = problems;
  }

  void check() {
    checkInvestigators();
    checkDoneAndNot();
    checkRespondents();
  }

  /**
   * Whoever began the investigation last is the investigating organ, and whoever had begun it
   * interrogated first; a case that was handed over has the beginning of both. Who interrogated
   * first where nobody is said to have begun it may have handed it over since.
   */
  private void checkInvestigators() {
    Optional<String> stated = Optional.ofNullable(file.proceeding().get(INVESTIGATING_ORGAN));
    List<EventEntry> begun =
        file.events().stream()
            .filter(e -> e.type().equals("stage-begun") && !e.omitted() && e.at().isPresent())
            .filter(e -> e.to().filter(INVESTIGATION::equals).isPresent() && investigator(e))
            .sorted(Comparator.comparing(e -> e.at().orElseThrow()))
            .toList();
    begun.stream()
        .reduce((first, last) -> last)
        .filter(last -> !by(last).equals(PROCURATORATE))
        .ifPresent(last -> stated.ifPresent(organ -> checkOrgan(last, organ)));
    file.events().stream()
        .filter(e -> e.type().equals("first-interrogation") && !e.omitted() && investigator(e))
        .forEach(
            asked ->
                begun.stream()
                    .filter(e -> asked.at().filter(at -> !isAfter(e, at)).isPresent())
                    .reduce((first, last) -> last)
                    .map(Contradictions::by)
                    .ifPresent(organ -> checkOrgan(asked, organ)));
  }

  private void checkOrgan(EventEntry event, String organ) {
    if (!by(event).equals(organ)) {
      problem(
          event,
          "by",
          "\"" + by(event) + "\"",
          new Title(
              "\"" + organ + "\"：当时的侦查机关；移送管辖的，另记接办机关开始侦查（stage-begun）",
              "\""
                  + organ
                  + "\", which investigated then; where the case was handed over, the stage that"
                  + " the other organ began (stage-begun) as well"));
    }
  }

  private static boolean investigator(EventEntry event) {
    return INVESTIGATORS.contains(by(event));
  }

  private static String by(EventEntry event) {
    return event.by().orElse("");
  }

  private static boolean isAfter(EventEntry event, Moment at) {
    return event.at().orElseThrow().date().isAfter(at.date());
  }

  /** On one day, without hours that tell one from the other, an act was done or it was not. */
  private void checkDoneAndNot() {
    List<EventEntry> undone = file.events().stream().filter(EventEntry::omitted).toList();
    for (EventEntry not : undone) {
      file.events().stream()
          .filter(done -> !done.omitted() && isSameAct(done, not) && isAtOnce(done, not))
          .findFirst()
          .ifPresent(
              done ->
                  problem(
                      not,
                      "not-done",
                      "\"" + not.type() + "\" " + not.at().orElseThrow() + " (" + not.id() + ")",
                      new Title(
                          "同一日没有办理（" + done.id() + "）；先没有办理、后来办理的，写明时刻",
                          "nothing done on that day ("
                              + done.id()
                              + "); where it was done after all, the hours of both")));
    }
  }

  private static boolean isSameAct(EventEntry one, EventEntry other) {
    boolean samePersons =
        one.persons().isEmpty()
            || other.persons().isEmpty()
            || !Collections.disjoint(one.persons(), other.persons());
    return one.type().equals(other.type())
        && samePersons
        && one.by().equals(other.by())
        && one.lawyer().equals(other.lawyer())
        && one.station().equals(other.station())
        && one.re().equals(other.re());
  }

  private static boolean isAtOnce(EventEntry one, EventEntry other) {
    return one.at().isPresent()
        && other.at().isPresent()
        && one.at().get().isAtOnceWith(other.at().get());
  }

  private void checkRespondents() {
    if (!"no".equals(file.proceeding().get("compulsory-treatment"))) {
      return;
    }
    for (PersonEntry person : file.persons()) {
      if ("respondent".equals(person.facts().get("treatment-role"))) {
        String place = places.of(person.id());
        problems.add(
            places.line(place),
            JsonPath.member(place, "treatment-role"),
            Shown.both("\"respondent\""),
            new Title(
                "不是被申请人：案件不是强制医疗案件（$.proceeding.compulsory-treatment）",
                "no respondent: the case is no compulsory-treatment case"
                    + " ($.proceeding.compulsory-treatment)"));
      }
    }
  }

  private void problem(EventEntry event, String field, String found, Title expected) {
    problems.add(
        places.line(event.where()),
        JsonPath.member(event.where(), field),
        Shown.both(found),
        expected);
  }
}
