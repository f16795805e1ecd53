package org.dutylawyer.answer;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dutylawyer.answer.AnswerPart.Entry;
import org.dutylawyer.answer.AnswerPart.Kind;
import org.dutylawyer.answer.AnswerPart.Stress;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Eligibility;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.Need;
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

  /** What is owed is rarely given by more texts than these; the reasons name them all. */
  private static final int MOST_CITED = 4;

  private final Assessment answer;
  private final Wording words;

  private AnswerParts(Assessment answer, Wording words) {
    this.answer = answer;
    this.words = words;
  }

  /** The parts in Chinese, unless the locale is English; some may have no entries. */
  public static List<AnswerPart> of(Assessment answer, Locale locale) {
    return of(answer, new Wording(answer, locale), false);
  }

  /** The parts; those that are late together for each actor if room is short. */
  static List<AnswerPart> of(Assessment answer, Wording words, boolean together) {
    AnswerParts parts = new AnswerParts(answer, words);
    ActsPart acts = new ActsPart(answer, words);
    return List.of(
        parts.head(),
        parts.owed(),
        acts.listed(together),
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
    lines.add(Entry.of(Stress.PLAIN, words.say("asked", words.moment(answer.asOf())) + leftOut()));
    answer.warnings().forEach(w -> lines.add(warning(words.of(w))));
    return part(Kind.CASE, "", lines, 3);
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
            text.substring(0, end + 1),
            List.of(Entry.of(Stress.FAINT, text.substring(end + 1).strip())));
  }

  /** Persons of whom the same is said are named together. */
  private AnswerPart owed() {
    Map<String, List<String>> byAnswer = new LinkedHashMap<>();
    for (Subject person : words.people()) {
      byAnswer.computeIfAbsent(owed(person), text -> new ArrayList<>()).add(words.subject(person));
    }
    List<Entry> lines = new ArrayList<>();
    byAnswer.forEach(
        (text, persons) ->
            lines.add(Entry.of(Stress.STRONG, words.list(persons) + words.colon() + text)));
    if (!answer.assumed().isEmpty()) {
      String assumed =
          answer.assumed().stream()
              .map(
                  a ->
                      words.say(
                          "used.fact", words.fact(a.fact()), words.value(a.fact(), a.value())))
              .distinct()
              .collect(Collectors.joining(words.semicolon()));
      lines.add(Entry.of(Stress.FAINT, words.say("assumed", assumed)));
    }
    return part(Kind.OWED, words.say("answer"), lines, lines.size());
  }

  private String owed(Subject person) {
    List<EntitlementAnswer> answers =
        answer.entitlements().stream().filter(e -> e.of().equals(person)).toList();
    List<String> parts = new ArrayList<>();
    List<String> not = new ArrayList<>();
    boolean defenceOwed = answer.owed(person, "assigned-defence") == Outcome.APPLIES;
    for (String kind : List.of("assigned-defence", "litigation-representative", "legal-help")) {
      Outcome outcome = answer.owed(person, kind);
      String title = words.word(Group.ENTITLEMENTS, kind);
      boolean plain = !kind.equals("litigation-representative");
      switch (outcome) {
        case APPLIES -> parts.add(applies(words, kind, true, defenceOwed) + cited(answers, kind));
        case UNDETERMINED -> parts.add(words.say("entitlement.open", title));
        case NOT_HELD -> {
          if (plain) {
            parts.add(
                words.say(
                    "entitlement.not-held",
                    title,
                    words.list(
                        answer.notHeld().stream()
                            .filter(t -> t.entitlements().contains(kind))
                            .map(t -> words.of(t.title()))
                            .toList())));
          }
        }
        default -> {
          if (plain) {
            not.add(words.say("entitlement.no", title));
          }
        }
      }
    }
    parts.addAll(not);
    parts.addAll(words.refusals(person));
    words.counsel(person).ifPresent(parts::add);
    return String.join(words.semicolon(), parts) + (words.chinese() ? "。" : ".");
  }

  /** Whether it is help that is owed only until the assigned defence lawyer acts (到位以前). */
  static boolean meanwhile(Assessment answer, EntitlementAnswer entitlement) {
    return entitlement.entitlement().equals("legal-help")
        && entitlement.force().equals(Entitlement.SHALL)
        && entitlement.outcome() == Outcome.APPLIES
        && answer.owed(entitlement.of(), "assigned-defence") == Outcome.APPLIES;
  }

  /** What is owed or may be given; help only until the defence lawyer acts, if one is owed. */
  static String applies(Wording words, String kind, boolean shall, boolean defenceOwed) {
    return defenceOwed && kind.equals("legal-help")
        ? words.say("entitlement.meanwhile", words.word(Group.ENTITLEMENTS, kind))
        : words.entitlement(kind, shall);
  }

  private String cited(List<EntitlementAnswer> answers, String kind) {
    return answers.stream()
        .filter(e -> e.entitlement().equals(kind) && e.force().equals(Entitlement.SHALL))
        .findFirst()
        .map(owed -> cited(words, owed))
        .orElse("");
  }

  /** The provisions that give it, in brackets. */
  static String cited(Wording words, EntitlementAnswer owed) {
    return owed.grounds().isEmpty()
        ? ""
        : words.bracketed(words.cites(owed.grounds().stream().limit(MOST_CITED).toList()));
  }

  /** The grounds for discipline that are made out, and those that an act on file leaves open. */
  private AnswerPart conduct() {
    List<GroundAnswer> standing =
        answer.conduct().grounds().stream().filter(GroundAnswer::stands).toList();
    List<Entry> lines = new ArrayList<>();
    standing.stream()
        .filter(g -> g.result() == GroundAnswer.Result.MET)
        .forEach(g -> lines.add(madeOut(g)));
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
    return answer.lawyerBreaches().stream()
        .filter(breach -> breach.finding().silence().isEmpty())
        .filter(breach -> breach.also().isEmpty() && breach.open().isEmpty())
        .collect(
            Collectors.groupingBy(
                breach ->
                    breach.lawyer().map(words::subject).orElse(words.acting(breach.finding())),
                LinkedHashMap::new,
                Collectors.counting()))
        .entrySet()
        .stream()
        .map(
            of -> Entry.of(Stress.FAINT, words.say("breaches.lawyers", of.getKey(), of.getValue())))
        .toList();
  }

  private Entry madeOut(GroundAnswer ground) {
    String text =
        words.say(
            "alarm.misconduct",
            words.subject(ground.lawyer()),
            words.word(Group.GROUNDS, ground.ground()));
    return Entry.of(Stress.ALARM, text + words.bracketed(words.cite(ground.provision())));
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
    List<Entry> lines = new ArrayList<>();
    for (Finding finding : answer.findings()) {
      boolean missing =
          finding.conclusion() instanceof Entitlement owed
              && owed.force().equals(Entitlement.SHALL)
              && answer.owed(owed.of(), owed.kind()) != Outcome.APPLIES;
      for (ReadingEffect effect : missing ? finding.readings() : List.<ReadingEffect>of()) {
        answer
            .contest(effect.reading())
            .filter(contest -> effect.outcome() == Outcome.APPLIES)
            .map(contest -> reading(finding, contest, effect.option()))
            .filter(line -> !lines.contains(line))
            .ifPresent(lines::add);
      }
    }
    return part(Kind.READINGS, words.say("screen.readings"), lines, 1);
  }

  private Entry reading(Finding finding, Assessment.Contest contest, String option) {
    String text =
        words.say(
            "screen.reading",
            words.of(contest.title()),
            words.of(requireNonNull(contest.options().get(option))),
            words.subject(finding.conclusion().of()),
            words.conclusion(finding.conclusion()));
    return Entry.of(Stress.PLAIN, text + words.bracketed(words.cite(finding.norm())));
  }

  /** One ground is named; of several, the provisions are enough here. */
  /** Lawyers of whom the same grounds are in question are named together. */
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

  /** The facts that decide what is owed, each with what to write and what each answer leads to. */
  private AnswerPart questions() {
    Map<String, List<String>> byFact = new LinkedHashMap<>();
    for (EntitlementAnswer entitlement : answer.entitlements()) {
      for (Need need : entitlement.needs()) {
        byFact
            .computeIfAbsent(question(need), q -> new ArrayList<>())
            .addAll(effects(entitlement, need));
      }
    }
    List<Entry> lines = new ArrayList<>();
    byFact.forEach(
        (question, effects) ->
            lines.add(
                new Entry(
                    Stress.STRONG,
                    "",
                    question,
                    effects.stream().distinct().map(e -> Entry.of(Stress.PLAIN, e)).toList())));
    return part(Kind.QUESTIONS, words.say("needs"), lines, 1, MOST_QUESTIONS);
  }

  private String question(Need need) {
    String values =
        need.answers().stream().map(Need.Answer::value).collect(Collectors.joining(" | "));
    return words.say("needs.question", words.subject(need.of()), words.fact(need.fact()))
        + "  "
        + words.say("screen.write", need.fact(), values);
  }

  private List<String> effects(EntitlementAnswer entitlement, Need need) {
    List<String> effects = new ArrayList<>();
    String title = words.word(Group.ENTITLEMENTS, entitlement.entitlement());
    // That somebody cannot be given (可以) what is owed (应当) anyway leads nowhere.
    boolean shall = entitlement.force().equals(Entitlement.SHALL);
    List<Outcome> telling =
        shall ? List.of(Outcome.APPLIES, Outcome.DOES_NOT_APPLY) : List.of(Outcome.APPLIES);
    for (Outcome outcome : telling) {
      List<String> leading =
          need.answers().stream()
              .filter(a -> a.outcome() == outcome)
              .map(a -> words.value(need.fact(), a.value()))
              .toList();
      if (!leading.isEmpty()) {
        String owed =
            outcome == Outcome.DOES_NOT_APPLY
                ? words.say("entitlement.no", title)
                : words.entitlement(entitlement.entitlement(), shall);
        effects.add(words.list(leading) + " → " + owed);
      }
    }
    return effects;
  }

  private AnswerPart foot() {
    String packs =
        answer.packs().stream()
            .map(p -> p.id() + " " + p.version())
            .collect(Collectors.joining(" · "));
    return part(Kind.SOURCES, "", List.of(Entry.of(Stress.FAINT, packs)), 1);
  }
}
