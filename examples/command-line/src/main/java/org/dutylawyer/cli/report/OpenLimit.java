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
import java.util.stream.Stream;
import org.dutylawyer.answer.Wording;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Finding;
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
 * @param day the last day in time; where it is provisional, the day that is safe
 * @param hour the hour by which, where hours count
 * @param provisional whether a notice of days off, or an hour that was not given, can still move it
 * @param earliest the earliest end that is possible; {@code day} where that is certain
 * @param latest the latest day that is possible; {@code day} where that is certain
 * @param safe the last day that is in time under every declared reading
 * @param actorWord the word for who acts; empty where nobody is in charge
 * @param actor who acts; empty where nobody is in charge
 * @param action what is to be done
 * @param person whom it concerns; empty for a case, a lawyer or a station
 * @param provisions the provisions as lawyers cite them
 * @param quote what the first of them says
 * @param counted how the days were counted, in one sentence; empty for what is due at once
 */
public record OpenLimit(
    String uid,
    String caseId,
    String place,
    Standing standing,
    LocalDate day,
    Optional<LocalTime> hour,
    boolean provisional,
    LocalDate earliest,
    LocalDate latest,
    LocalDate safe,
    String actorWord,
    String actor,
    String action,
    String person,
    List<String> provisions,
    String quote,
    String counted) {

  /** Overdue ones first, then those to be confirmed, then by day. */
  public static final Comparator<OpenLimit> ORDER =
      Comparator.comparing(OpenLimit::standing)
          .thenComparing(OpenLimit::day)
          .thenComparing(OpenLimit::caseId)
          .thenComparing(OpenLimit::actor)
          .thenComparing(OpenLimit::action)
          .thenComparing(OpenLimit::person);

  /** Where the limit stands; what presses first comes first. */
  public enum Standing {
    /** The day has passed, and it was not done. */
    OVERDUE("overdue"),
    /** The day has passed; the file does not show whether it was done, or had to be (待核实). */
    TO_CONFIRM("to-confirm"),
    /** The day has not passed. */
    OPEN("open");

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
    return standing != Standing.OPEN;
  }

  private static Standing whereStands(Finding finding) {
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
        Stream.concat(
                answer.deadlines(LocalDate.MIN, until).stream(),
                answer.expiringRights(answer.asOf().date(), until).stream())
            .toList();
    for (Finding finding : open) {
      together
          .computeIfAbsent(
              List.of(
                  finding.conclusion().of(),
                  finding.actor(),
                  words.conclusion(finding.conclusion()),
                  finding.lastDay(),
                  finding.state()),
              key -> new ArrayList<>())
          .add(finding);
    }
    Wording english = new Wording(answer, Locale.ENGLISH);
    return together.values().stream()
        .map(same -> of(answer, words, english, same))
        .sorted(ORDER)
        .toList();
  }

  private static OpenLimit of(
      Assessment answer, Wording words, Wording english, List<Finding> same) {
    Finding first = same.get(0);
    LocalDate last = first.lastDay().orElseThrow();
    Optional<DueDate> dated =
        first.atOnceFrom().isPresent() ? Optional.empty() : first.due().flatMap(Due::dated);
    boolean provisional = dated.filter(DueDate::provisional).isPresent();
    return new OpenLimit(
        uid(answer, english, first),
        answer.file().id(),
        answer.file().jurisdiction(),
        whereStands(first),
        provisional ? dated.map(DueDate::safe).orElse(last) : last,
        dated.flatMap(DueDate::time),
        provisional,
        dated.map(DueDate::earliest).orElse(last),
        dated.map(DueDate::latest).orElse(last),
        dated.map(due -> safe(first, due)).orElse(last),
        first.actor().orElse(""),
        words.acting(first),
        first.conclusion() instanceof Right
            ? words.modal(first.conclusion())
            : words.conclusion(first.conclusion()),
        first.conclusion().of() instanceof Person of ? words.subject(of) : "",
        same.stream().map(f -> words.cite(f.norm())).distinct().toList(),
        first.quote(),
        dated.map(d -> d.sentence(words.locale())).orElse(""));
  }

  /** The last day that is in time under every reading, of counting and of what the text wants. */
  private static LocalDate safe(Finding finding, DueDate due) {
    return Stream.concat(
            Stream.of(due),
            finding.readings().stream().flatMap(r -> r.due().flatMap(Due::dated).stream()))
        .map(DueDate::safeUnderAll)
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Whether readings differ on the day: where it is provisional too, on the day that is safe. */
  public boolean disputed() {
    return safe.isBefore(day);
  }

  /** That readings differ, and the day that is safe under all of them. */
  String dispute(boolean chinese) {
    String at = Words.day(safe, chinese);
    return chinese
        ? "有不同解释；稳妥日期：" + at + "（依任何解释）"
        : "Readings differ; safe under all of them: " + at;
  }

  /** Of the duty and what triggers it, never of its day: a date that moves moves the same entry. */
  private static String uid(Assessment answer, Wording english, Finding finding) {
    String named =
        String.join(
            "\n",
            answer.file().jurisdiction(),
            answer.file().id(),
            finding.norm().toString(),
            finding.conclusion().of().id(),
            english.conclusion(finding.conclusion()),
            finding.conclusion().trigger().map(event -> event.id()).orElse(""));
    return UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)) + "@duty-lawyer";
  }

  /**
   * The day with its weekday, the hour where there is one; where it is provisional, the range in
   * which it ends and the day that is safe.
   */
  public String when(boolean chinese) {
    String at = Words.day(day, chinese) + hour.map(h -> " " + h).orElse("");
    if (!provisional) {
      return at;
    }
    String from = Words.day(earliest, chinese);
    String to = Words.day(latest, chinese);
    return chinese
        ? "届满日在 " + from + " 至 " + to + " 之间（暂定），稳妥日期 " + at
        : "between " + from + " and " + to + " (provisional), safe " + at;
  }

  /** Who does what for whom. */
  public String what(boolean chinese) {
    String who = actor.isEmpty() ? "" : actor + (chinese ? "：" : ": ");
    return who + action + (person.isEmpty() ? "" : Words.bracketed(person, chinese));
  }
}
