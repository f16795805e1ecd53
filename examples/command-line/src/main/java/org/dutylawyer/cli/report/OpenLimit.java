package org.dutylawyer.cli.report;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dutylawyer.answer.NameOrder;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.Right;
import org.dutylawyer.finding.State;

/**
 * A duty with a date that is still to be done, or a right that ends on one, in words. Several norms
 * that ask the same of the same one by the same day are one.
 *
 * @param uid the same for the same duty on whatever day it is asked about
 * @param caseId number of the case
 * @param place code of the jurisdiction
 * @param standing whether its day has passed, and what is known of the act then
 * @param day the last day in time; where it is provisional, the earliest that is possible
 * @param hour the hour by which, where hours count
 * @param provisional whether a notice of days off, or an hour that was not given, can still move it
 * @param latest the latest day that is possible; {@code day} where that is certain
 * @param safe the last day that is in time under every declared reading
 * @param actorWord the word for who acts; empty where nobody is in charge
 * @param actor who acts; empty where nobody is in charge
 * @param action what is to be done
 * @param person whom it concerns, or which lawyer or station; empty for a case
 * @param depends on what it depends whether it is owed; empty where it is for certain
 * @param provisions the provisions as lawyers cite them
 * @param quote what the first of them says
 * @param counted how the days were counted, in one sentence; empty for what is due at once
 * @param dispute which reading of the law gives an earlier day, and the day that is safe under all;
 *     empty where none does
 */
public record OpenLimit(
    String uid,
    String caseId,
    String place,
    Standing standing,
    LocalDate day,
    Optional<LocalTime> hour,
    boolean provisional,
    LocalDate latest,
    LocalDate safe,
    String actorWord,
    String actor,
    String action,
    String person,
    String depends,
    List<String> provisions,
    String quote,
    String counted,
    String dispute) {

  /** Overdue ones first, then those to be confirmed, then by day. */
  public static final Comparator<OpenLimit> ORDER =
      Comparator.comparing(OpenLimit::standing)
          .thenComparing(OpenLimit::day)
          .thenComparing(OpenLimit::caseId)
          .thenComparing(OpenLimit::actor)
          .thenComparing(OpenLimit::action)
          .thenComparing(OpenLimit::person, NameOrder.BY_NAME);

  /** The place of an event in the list of a file. */
  private static final Pattern PLACE = Pattern.compile("\\[(\\d{1,6})]$");

  /** Where the limit stands; what presses first comes first. */
  public enum Standing {
    /** The day has passed, and it was not done. */
    OVERDUE("overdue"),
    /** The day has passed; the file does not show whether it was done, or had to be (待核实). */
    TO_CONFIRM("to-confirm"),
    /** The day has not passed. */
    OPEN("open"),
    /** A fact that the file does not state decides whether it is owed at all (视情况). */
    DEPENDS("depends");

    private final String word;

    Standing(String word) {
      this.word = word;
    }

    /** The word used in tables. */
    String word() {
      return word;
    }
  }

  /** Whether its day has passed: it was not done, or it is to be confirmed whether it was. */
  public boolean late() {
    return standing == Standing.OVERDUE || standing == Standing.TO_CONFIRM;
  }

  private static Standing whereStands(Finding finding) {
    if (finding.outcome() == Outcome.UNDETERMINED) {
      return Standing.DEPENDS;
    }
    return finding.state() == State.BREACHED
        ? Standing.OVERDUE
        : finding.isToConfirm() || finding.isMaybeLate() ? Standing.TO_CONFIRM : Standing.OPEN;
  }

  /** Copies the list. */
  public OpenLimit {
    provisions = List.copyOf(provisions);
  }

  /**
   * The open limits of a case.
   *
   * @param answer the answer
   * @param locale Chinese, or English
   * @param until the last day looked at
   * @return late ones first, then by day
   */
  public static List<OpenLimit> of(Assessment answer, Locale locale, LocalDate until) {
    Wording words = new Wording(answer, locale);
    Map<List<Object>, List<Finding>> together = new LinkedHashMap<>();
    List<Finding> open =
        Stream.of(
                answer.deadlines(LocalDate.MIN, until),
                answer.expiringRights(answer.asOf().date(), until),
                answer.dependingDeadlines(LocalDate.MIN, until).stream()
                    // What a lawyer who cannot come has to do is nothing to remind all others of.
                    .filter(f -> !Conduct.isLawyer(Conduct.actor(f.conclusion())))
                    .toList())
            .flatMap(List::stream)
            .toList();
    for (Finding finding : open) {
      together
          .computeIfAbsent(
              List.of(
                  finding.conclusion().of(),
                  finding.actor(),
                  words.conclusion(finding.conclusion()),
                  finding.lastDay(),
                  finding.state(),
                  finding.outcome(),
                  words.depends(finding)),
              key -> new ArrayList<>())
          .add(finding);
    }
    return together.values().stream().map(same -> of(answer, words, same)).sorted(ORDER).toList();
  }

  private static OpenLimit of(Assessment answer, Wording words, List<Finding> same) {
    Finding first = same.get(0);
    Finding.Until until = first.until().orElseThrow();
    Optional<DueDate> dated =
        first.atOnceFrom().isPresent() ? Optional.empty() : first.due().flatMap(Due::dated);
    return new OpenLimit(
        uid(answer, first),
        answer.file().id(),
        answer.file().jurisdiction(),
        whereStands(first),
        until.day(),
        until.hour(),
        until.provisional(),
        until.latest(),
        until.safe(),
        first.actor().orElse(""),
        words.acting(first),
        first.conclusion() instanceof Right
            ? words.modal(first.conclusion())
            : words.conclusion(first.conclusion()),
        whom(first, words),
        words.depends(first),
        same.stream().map(f -> words.cite(f.norm())).distinct().toList(),
        first.quote(),
        dated.map(d -> d.sentence(words.locale())).orElse(""),
        words.disputed(first).orElse(""));
  }

  /** Whom it concerns; of a lawyer or a station, which one. */
  private static String whom(Finding finding, Wording words) {
    Subject of = Wording.whom(finding.conclusion());
    return of instanceof Person || words.mustBeNamed(of) ? words.subject(of) : "";
  }

  /**
   * Of the duty and what triggers it, never of its day or of words for readers: a date that moves,
   * or a title that is put better, leaves the same entry.
   */
  private static String uid(Assessment answer, Finding finding) {
    String named =
        String.join(
            "\n",
            answer.file().jurisdiction(),
            answer.file().id(),
            finding.norm().toString(),
            finding.conclusion().of().id(),
            finding.conclusion() instanceof Right right
                ? right.action()
                : Conduct.action(finding.conclusion()),
            finding.conclusion().trigger().map(event -> named(answer, event)).orElse(""));
    return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)) + "@duty-lawyer";
  }

  /**
   * What names an event: the id that the file gives it. Where the file gives none, its type, whom
   * it concerns and which of those it is: what is written in before it changes nothing.
   */
  private static String named(Assessment answer, Event event) {
    Optional<CaseFile.EventEntry> found = answer.file().event(event.id());
    if (found.filter(OpenLimit::isNumbered).isEmpty()) {
      return event.id();
    }
    CaseFile.EventEntry entry = found.get();
    long before =
        answer.file().events().stream()
            .takeWhile(e -> !e.id().equals(entry.id()))
            .filter(e -> e.type().equals(entry.type()) && e.persons().equals(entry.persons()))
            .filter(e -> e.lawyer().equals(entry.lawyer()))
            .count();
    return String.join(
        "\n",
        entry.type(),
        String.join(",", entry.persons()),
        entry.lawyer().orElse(""),
        String.valueOf(before));
  }

  /** Whether an event has no id but the number of its place in the file. */
  private static boolean isNumbered(CaseFile.EventEntry event) {
    Matcher place = PLACE.matcher(event.where());
    return place.find() && event.id().equals("e" + (Integer.parseInt(place.group(1)) + 1));
  }

  /**
   * The day with its weekday, the hour where there is one; where it is provisional, the range in
   * which it ends and the day that is safe.
   */
  public String when(boolean chinese) {
    String at = Words.day(day, chinese) + hour.map(h -> " " + h).orElse("");
    if (day.equals(latest)) {
      return at + (provisional ? Words.bracketed(chinese ? "暂定" : "provisional", chinese) : "");
    }
    String to = Words.day(latest, chinese);
    String surely = Words.day(safe, chinese);
    return chinese
        ? "届满日在 " + at + "至 " + to + "之间（暂定），稳妥日期 " + surely
        : "between " + at + " and " + to + " (provisional), safe " + surely;
  }

  /** Who does what for whom. */
  public String what(boolean chinese) {
    return what(person.isEmpty() ? List.of() : List.of(person), chinese);
  }

  /** The same for several persons. */
  String what(List<String> persons, boolean chinese) {
    String who = actor.isEmpty() ? "" : actor + (chinese ? "：" : ": ");
    String whom = String.join(chinese ? "、" : ", ", persons);
    return who + action + (whom.isEmpty() ? "" : Words.bracketed(whom, chinese));
  }

  /** What is the same of all whom one line of a table can name. */
  List<Object> alike() {
    return List.of(
        standing,
        day,
        hour,
        latest,
        safe,
        provisional,
        caseId,
        actor,
        action,
        depends,
        provisions,
        dispute);
  }
}
