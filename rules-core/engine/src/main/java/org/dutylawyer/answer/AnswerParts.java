package org.dutylawyer.answer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dutylawyer.answer.AnswerPart.Entry;
import org.dutylawyer.answer.AnswerPart.Kind;
import org.dutylawyer.answer.AnswerPart.Stress;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.ReadingEffect;
import org.dutylawyer.law.NormId;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * The first page of an answer, for somebody who has to act: what is owed and by which provision,
 * what is late and what is due next and who acts, what is disputed and the date that is safe, and
 * which facts would change it. What holds in every case is a count.
 */
public final class AnswerParts {

  private static final int MOST_QUESTIONS = 3;

  private final Assessment answer;
  private final Wording words;
  private final OwedText owed;

  private AnswerParts(Assessment answer, Wording words) {
    this.answer = answer;
    this.words = words;
    this.owed = new OwedText(answer, words);
  }

  /** The parts in Chinese, unless the locale is English; some may have no entries. */
  public static List<AnswerPart> of(Assessment answer, Locale locale) {
    return of(answer, new Wording(answer, locale));
  }

  static List<AnswerPart> of(Assessment answer, Wording words) {
    AnswerParts parts = new AnswerParts(answer, words);
    ActsPart acts = new ActsPart(answer, words);
    return List.of(
        parts.head(),
        parts.owed(),
        parts.contradictions(),
        acts.listed(ActsPart.Room.APART),
        acts.counts(),
        parts.conduct(),
        parts.fitness(),
        parts.readings(),
        parts.questions(),
        parts.foot());
  }

  /** A part of which all can be shown. */
  static AnswerPart part(Kind kind, String heading, List<Entry> entries, int least) {
    return part(kind, heading, entries, least, Integer.MAX_VALUE);
  }

  private static AnswerPart part(
      Kind kind, String heading, List<Entry> entries, int least, int most) {
    return new AnswerPart(kind, heading, entries, Math.min(least, entries.size()), most);
  }

  /** So many of the events that are left out are named. */
  private static final int MOST_LATER = 2;

  private AnswerPart head() {
    List<Entry> lines = new ArrayList<>();
    lines.add(Entry.of(Stress.STRONG, String.join("  ", words.caseParts())));
    lines.add(Entry.of(Stress.PLAIN, words.asked() + leftOut()));
    words.chosen().ifPresent(text -> lines.add(Entry.of(Stress.PLAIN, text)));
    words.notAsked().ifPresent(text -> lines.add(Entry.of(Stress.WARNING, text)));
    int most = lines.size() + 1; // one of the warnings
    answer.warnings().forEach(w -> lines.add(warning(words.of(w))));
    return part(Kind.CASE, "", lines, most);
  }

  /** What had not happened by then: a slip in a year would otherwise clear everybody unseen. */
  private String leftOut() {
    List<String> later =
        answer.laterEvents().stream()
            .flatMap(id -> answer.file().event(id).stream())
            .limit(MOST_LATER)
            .map(
                event ->
                    words.event(event.type())
                        + event.at().map(at -> words.bracketed(words.inBrackets(at))).orElse(""))
            .toList();
    return later.isEmpty()
        ? ""
        : words.semicolon()
            + words.say("asked.later", answer.laterEvents().size(), words.list(later));
  }

  /** The first sentence says what is the matter; the rest belongs to it. */
  private Entry warning(String text) {
    int end = words.chinese() ? text.indexOf('。') : text.indexOf(". ");
    return end < 0 || end + 1 == text.length()
        ? Entry.of(Stress.WARNING, text)
        : new Entry(
            Stress.WARNING,
            "",
            text.substring(0, end),
            List.of(Entry.of(Stress.FAINT, text.substring(end + 1).strip())));
  }

  /** Persons of whom the same is said are named together. */
  private AnswerPart owed() {
    if (!answer.asked(Conclusion.Kind.ENTITLEMENT)) {
      return part(
          Kind.OWED,
          words.say("answer"),
          List.of(Entry.of(Stress.PLAIN, words.say("not-asked"))),
          1);
    }
    Map<String, List<String>> byAnswer = new LinkedHashMap<>();
    for (Subject person : words.people()) {
      byAnswer
          .computeIfAbsent(owed.of(person, false), text -> new ArrayList<>())
          .add(words.subject(person));
    }
    List<Entry> lines = new ArrayList<>();
    byAnswer.forEach(
        (text, persons) ->
            lines.add(Entry.of(Stress.STRONG, words.list(persons) + words.colon() + text)));
    if (lines.isEmpty() && answer.file().lawyers().isEmpty()) {
      lines.add(Entry.of(Stress.WARNING, words.say("owed.nobody")));
    }
    if (!owed.assumed().isEmpty()) {
      lines.add(Entry.of(Stress.FAINT, owed.assumed()));
    }
    return part(Kind.OWED, words.say("answer"), lines, lines.size());
  }

  /** The grounds for discipline that are made out, and those that an act on file leaves open. */
  private AnswerPart conduct() {
    List<GroundAnswer> standing =
        answer.conduct().grounds().stream().filter(GroundAnswer::stands).toList();
    List<Entry> lines = new ArrayList<>();
    standing.stream()
        .filter(g -> g.result() == GroundAnswer.Result.MET)
        .collect(
            Collectors.groupingBy(
                g -> List.of(g.lawyer(), g.ground()), LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(same -> lines.add(madeOut(same)));
    Map<List<NormId>, List<GroundAnswer>> alike = new LinkedHashMap<>();
    standing.stream()
        .filter(g -> g.result() == GroundAnswer.Result.UNDETERMINED)
        .collect(
            Collectors.groupingBy(GroundAnswer::lawyer, LinkedHashMap::new, Collectors.toList()))
        .values()
        .forEach(
            own ->
                alike
                    .computeIfAbsent(
                        own.stream().map(GroundAnswer::provision).toList(), k -> new ArrayList<>())
                    .addAll(own));
    alike.values().forEach(grounds -> lines.add(open(grounds)));
    lines.addAll(breaches());
    return part(Kind.CONDUCT, words.say("screen.conduct"), lines, 2);
  }

  /** Of each lawyer, how much was not kept by which no ground is met: counted, and no more. */
  private List<Entry> breaches() {
    return Wording.lawyerBreaches(answer).stream()
        .filter(breach -> breach.finding().silence().isEmpty())
        .filter(breach -> breach.also().isEmpty() && breach.open().isEmpty())
        .filter(breach -> breach.maybeFound(answer).isEmpty())
        .collect(
            Collectors.groupingBy(
                breach ->
                    breach.lawyer().map(words::subject).orElse(words.acting(breach.finding())),
                () -> new TreeMap<>(NameOrder.BY_NAME),
                Collectors.toList()))
        .entrySet()
        .stream()
        .map(
            of ->
                Entry.of(
                    Stress.FAINT,
                    words.say(
                            of.getValue().get(0).lawyer().isPresent()
                                ? "breaches.lawyers"
                                : "breaches.nobody",
                            of.getKey(),
                            of.getValue().size())
                        + BreachText.onceFound(
                            words,
                            of.getValue().stream()
                                .flatMap(breach -> breach.onceFound(answer).stream())
                                .distinct()
                                .toList())))
        .toList();
  }

  /** What several provisions list by the same name is one. */
  private Entry madeOut(List<GroundAnswer> same) {
    GroundAnswer ground = same.get(0);
    String text =
        words.say(
            "alarm.misconduct",
            words.subject(ground.lawyer()),
            words.word(Group.GROUNDS, ground.ground()));
    String cited = words.cites(same.stream().map(GroundAnswer::provision).toList());
    return Entry.of(Stress.ALARM, text + words.bracketed(cited));
  }

  /** Who does not fulfil what somebody on duty, or with such a case, has to fulfil. */
  private AnswerPart fitness() {
    List<Entry> lines =
        answer.governing().stream()
            .filter(f -> f.outcome() == Outcome.APPLIES)
            .filter(f -> f.conclusion() instanceof Eligibility e && !e.fulfilled())
            .map(
                f ->
                    Entry.of(
                        Stress.WARNING,
                        words.subject(f.conclusion().of())
                            + words.colon()
                            + words.say("eligibility.failed")
                            + words.colon()
                            + words.conclusion(f.conclusion())
                            + words.bracketed(words.cite(f.norm()))))
            .toList();
    return part(Kind.FITNESS, words.say("eligibility"), lines, 2);
  }

  /** Another reading of the law under which somebody would be owed what this one does not give. */
  private AnswerPart readings() {
    Map<List<String>, Set<Subject>> persons = new LinkedHashMap<>();
    for (Finding finding : answer.findings()) {
      boolean missing =
          finding.conclusion() instanceof Entitlement owed
              && owed.force().equals(Entitlement.SHALL)
              && answer.owed(owed.of(), owed.kind()) != Outcome.APPLIES;
      for (ReadingEffect effect : missing ? finding.readings() : List.<ReadingEffect>of()) {
        answer
            .contest(effect.reading())
            .filter(contest -> effect.outcome() == Outcome.APPLIES)
            .map(
                contest ->
                    List.of(
                        words.of(contest.title()),
                        words.of(requireNonNull(contest.options().get(effect.option()))),
                        words.conclusion(finding.conclusion()),
                        words.bracketed(words.cite(finding.norm()))))
            .ifPresent(
                said ->
                    persons
                        .computeIfAbsent(said, k -> new LinkedHashSet<>())
                        .add(finding.conclusion().of()));
      }
    }
    List<Entry> lines = new ArrayList<>();
    persons.forEach(
        (said, of) -> {
          List<String> names = of.stream().map(words::subject).sorted(NameOrder.BY_NAME).toList();
          String text =
              words.say("screen.reading", said.get(0), said.get(1), words.list(names), said.get(2));
          lines.add(Entry.of(Stress.PLAIN, text + said.get(3)));
        });
    return part(Kind.READINGS, words.say("screen.readings"), lines, 1);
  }

  /**
   * Lawyers of whom the same grounds are in question are named together. One ground is named; of
   * several, the provisions are enough here.
   */
  private Entry open(List<GroundAnswer> grounds) {
    String who =
        words.list(grounds.stream().map(g -> words.subject(g.lawyer())).distinct().toList());
    List<NormId> provisions = grounds.stream().map(GroundAnswer::provision).distinct().toList();
    String cited = words.cites(provisions);
    String named =
        provisions.size() == 1
            ? words.word(Group.GROUNDS, grounds.get(0).ground()) + words.bracketed(cited)
            : cited;
    return Entry.of(Stress.WARNING, words.say("screen.grounds.open", who, named));
  }

  /** The facts that decide, each with what to write and what each answer leads to. */
  private AnswerPart questions() {
    List<Entry> lines =
        Questions.together(answer, words).stream()
            .map(
                question ->
                    new Entry(
                        Stress.STRONG,
                        "",
                        question.text(),
                        question.effects().stream().map(e -> Entry.of(Stress.PLAIN, e)).toList()))
            .toList();
    return part(Kind.QUESTIONS, words.say("needs"), lines, 1, MOST_QUESTIONS);
  }

  /** Where two levels contradict each other. */
  private AnswerPart contradictions() {
    List<Entry> lines =
        Contradictions.of(answer, words).stream()
            .map(text -> Entry.of(Stress.ALARM, text))
            .toList();
    return part(Kind.CONTRADICTIONS, "", lines, lines.size());
  }

  private AnswerPart foot() {
    String packs =
        answer.packs().stream()
            .map(p -> p.id() + " " + p.version())
            .collect(Collectors.joining(" · "));
    return part(Kind.SOURCES, "", List.of(Entry.of(Stress.FAINT, packs)), 1);
  }
}
