package org.dutylawyer.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.GroundAnswer.Limb;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.law.NormId;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary.Group;

/**
 * The facts that are not known and decide what is owed, whether a ground for discipline is met, or
 * what is to be done: each with what to write in the file and what each answer leads to, by itself
 * or together with other facts.
 */
final class Questions {

  /** A fact of a subject; of an event, without a fact, its date. */
  record Asked(Subject of, String fact) {

    /** What is asked of an event of several persons is asked once: it stands in the file once. */
    static Asked by(Need need) {
      Subject of =
          need.of() instanceof Event e
              ? new Event(
                  e.id(),
                  e.type(),
                  Proceeding.OF_THE_CASE,
                  e.at(),
                  e.by(),
                  e.lawyer(),
                  e.station(),
                  e.re(),
                  e.awaited())
              : need.of();
      return new Asked(of, need.fact());
    }
  }

  /**
   * A question.
   *
   * @param asked the fact
   * @param text the question, and what to write in the file: key and values
   * @param effects what answers lead to, the certain ones first; empty where none is known
   * @param owed whether it decides what somebody is owed
   */
  record Question(Asked asked, String text, List<String> effects, boolean owed) {
    Question {
      effects = List.copyOf(effects);
    }
  }

  /** What one answer leads to: by itself, or only together with so many other facts. */
  private record Effect(
      String values, String leads, int others, boolean gives, List<NormId> cited) {
    boolean certain() {
      return others == 0;
    }
  }

  /** With more other facts than these, their number says enough. */
  private static final int MOST_OTHERS = 3;

  private static final int CERTAIN_GROUND = 2;

  /** So many events are named of which the same is asked. */
  private static final int MOST_EVENTS = 2;

  private final Assessment answer;
  private final Wording words;
  private final Map<Asked, Need> needs = new LinkedHashMap<>();
  private final Map<Asked, List<Effect>> effects = new LinkedHashMap<>();
  private final Set<Asked> owed = new LinkedHashSet<>();

  /** What a fact decides only with others of which none by itself excludes it. */
  private final Map<Asked, Set<String>> together = new LinkedHashMap<>();

  private Questions(Assessment answer, Wording words) {
    this.answer = answer;
    this.words = words;
  }

  /** The questions, those first that decide what is owed, then those with a certain effect. */
  static List<Question> of(Assessment answer, Wording words) {
    return new Questions(answer, words).all();
  }

  /** The same, each asked of events of one type in one question if it leads to the same for all. */
  static List<Question> together(Assessment answer, Wording words) {
    Questions questions = new Questions(answer, words);
    Map<Object, List<Question>> alike = new LinkedHashMap<>();
    for (Question one : questions.all()) {
      Object key =
          one.asked().of() instanceof Event event
                  && !one.asked().fact().isEmpty()
                  && Earlier.of(answer, one.asked()).isEmpty()
              ? List.of(
                  event.type(), one.asked().fact(), questions.values(one.asked()), one.effects())
              : one.asked();
      alike.computeIfAbsent(key, k -> new ArrayList<>()).add(one);
    }
    return alike.values().stream().map(questions::together).toList();
  }

  private Question together(List<Question> alike) {
    Question first = alike.get(0);
    if (alike.size() == 1) {
      return first;
    }
    String ids =
        alike.stream()
            .limit(MOST_EVENTS)
            .map(question -> question.asked().of().id())
            .collect(Collectors.joining(words.chinese() ? "”、“" : "\", \""));
    String fact = first.asked().fact();
    String values = values(first.asked());
    String write =
        alike.size() > MOST_EVENTS
            ? words.say("screen.write.events", ids, alike.size(), fact, values)
            : words.say("screen.write.event", ids, fact, values);
    return new Question(
        first.asked(),
        question(words, first.asked()) + write,
        first.effects(),
        alike.stream().anyMatch(Question::owed));
  }

  private List<Question> all() {
    for (EntitlementAnswer entitlement : answer.entitlements()) {
      entitlement.needs().forEach(need -> owed.add(Asked.by(need)));
      entitlement.needs().forEach(need -> ofEntitlement(entitlement, need));
    }
    for (GroundAnswer ground : answer.conduct().grounds()) {
      if (ground.stands() && ground.result() == GroundAnswer.Result.UNDETERMINED) {
        ground.recorded().forEach(limb -> limb.needs().forEach(n -> ofGround(ground, limb, n)));
      }
    }
    // What is to be done follows from what is owed: of such a fact the duties say nothing more.
    Set<Asked> above = Set.copyOf(needs.keySet());
    for (Finding finding : ActsPart.open(answer).toList()) {
      finding.needs().stream()
          .filter(need -> !above.contains(Asked.by(need)))
          .forEach(need -> ofDuty(finding, need));
    }
    List<Question> all =
        needs.keySet().stream()
            .map(this::question)
            .sorted(Comparator.comparing(this::rank).thenComparing(q -> -weight(q)))
            .toList();
    // An act on file asks first: of what few are shown, one that decides of conduct is the first.
    List<Question> mixed = new ArrayList<>(all);
    all.stream()
        .filter(q -> rank(q) == CERTAIN_GROUND)
        .findFirst()
        .ifPresent(
            q -> {
              mixed.remove(q);
              mixed.add(0, q);
            });
    return mixed;
  }

  /** How many provisions an answer to it decides by itself. */
  private long weight(Question question) {
    return effects.getOrDefault(question.asked(), List.of()).stream()
        .filter(Effect::certain)
        .flatMap(effect -> effect.cited().stream())
        .distinct()
        .count();
  }

  /** What has no result to show comes last; a fact that decides what is owed comes first. */
  private int rank(Question question) {
    List<Effect> known = effects.getOrDefault(question.asked(), List.of());
    if (known.isEmpty()) {
      return 4;
    }
    boolean certain = known.stream().anyMatch(Effect::certain);
    return question.owed() ? certain ? 0 : 1 : certain ? CERTAIN_GROUND : 3;
  }

  private Question question(Asked asked) {
    Map<List<Object>, Set<NormId>> alike = new LinkedHashMap<>();
    effects.getOrDefault(asked, List.of()).stream()
        .sorted(Comparator.comparing(Effect::others).thenComparing(effect -> !effect.gives()))
        .forEach(
            effect ->
                alike
                    .computeIfAbsent(
                        List.of(effect.values(), effect.leads(), Math.min(1, effect.others())),
                        k -> new LinkedHashSet<>())
                    .addAll(effect.cited()));
    Map<Object, List<String>> lines = new LinkedHashMap<>();
    Set<Object> certain = new LinkedHashSet<>();
    alike.forEach(
        (line, cited) -> {
          if (line.get(2).equals(0)) {
            certain.add(line.get(0));
          }
          lines
              .computeIfAbsent(line.get(0), k -> new ArrayList<>())
              .add(line.get(1) + (cited.isEmpty() ? "" : words.cites(List.copyOf(cited))));
        });
    // Answers that lead somewhere by themselves come first, of these the one that leads to most.
    List<String> said =
        lines.entrySet().stream()
            .sorted(
                Comparator.comparingInt(
                    (Map.Entry<Object, List<String>> line) ->
                        certain.contains(line.getKey()) ? -line.getValue().size() : 0))
            .map(line -> line.getKey() + " → " + String.join(words.semicolon(), line.getValue()))
            .collect(Collectors.toCollection(ArrayList::new));
    Set<String> vague = said.isEmpty() ? together.getOrDefault(asked, Set.of()) : Set.of();
    if (!vague.isEmpty()) {
      said.add(words.say("needs.together.for", words.list(List.copyOf(vague))));
    }
    return new Question(asked, text(asked), said, owed.contains(asked));
  }

  /** The question with what to write: where, key and values. */
  String text(Asked asked) {
    return text(answer, words, asked, values(asked));
  }

  /** The question with what to write: where, key and values; a date has none. */
  static String text(Assessment answer, Wording words, Asked asked, String values) {
    Optional<Earlier> earlier = Earlier.of(answer, asked);
    String who = words.subject(asked.of());
    if (asked.fact().isEmpty()) {
      return words.say("needs.date", who)
          + "  "
          + words.say("screen.write.event", asked.of().id(), "at", words.say("screen.date"));
    }
    if (earlier.isPresent()) {
      String day = words.day(earlier.get().until());
      return words.say("needs.question.earlier", who, words.fact(asked.fact()), day)
          + "  "
          + words.say("screen.write.earlier", day, earlier.get().type(), values);
    }
    String question = question(words, asked);
    if (asked.of() instanceof Event event) {
      return question + words.say("screen.write.event", event.id(), asked.fact(), values);
    }
    return asked.of() instanceof Proceeding
        ? question + words.say("screen.write.proceeding", asked.fact(), values)
        : question + words.say("screen.write", asked.fact(), values);
  }

  private static String question(Wording words, Asked asked) {
    return words.say("needs.question", words.subject(asked.of()), words.fact(asked.fact())) + "  ";
  }

  private String values(Asked asked) {
    Need need = needs.get(asked);
    return need == null ? "" : values(words, need);
  }

  /** The values that can be written, as a case file writes them. */
  static String values(Wording words, Need need) {
    boolean yesNo = words.isYesNo(need.fact());
    return need.answers().stream()
        .map(one -> yesNo ? String.valueOf(one.value().equals(FactWord.YES)) : one.value())
        .collect(Collectors.joining(" | "));
  }

  private void add(Need need, List<Effect> found) {
    needs.putIfAbsent(Asked.by(need), need);
    effects.computeIfAbsent(Asked.by(need), k -> new ArrayList<>()).addAll(found);
  }

  // --- what is owed
  // -------------------------------------------------------------------------------

  private void ofEntitlement(EntitlementAnswer entitlement, Need need) {
    boolean shall = entitlement.force().equals(Entitlement.SHALL);
    String title = words.word(Group.ENTITLEMENTS, entitlement.entitlement());
    String given = words.entitlement(entitlement.entitlement(), shall);
    List<Effect> found = new ArrayList<>(with(need, Outcome.APPLIES, given, List.of()));
    if (shall) {
      // That somebody cannot be given (可以) what is owed (应当) anyway leads nowhere.
      found.addAll(
          with(need, Outcome.DOES_NOT_APPLY, words.say("entitlement.no", title), List.of()));
    }
    if (need.answers().stream().noneMatch(one -> one.outcome() == Outcome.APPLIES)) {
      answer.governing().stream()
          .filter(f -> f.outcome() == Outcome.UNDETERMINED)
          .filter(f -> f.conclusion() instanceof Entitlement one && isOf(one, entitlement))
          .forEach(f -> found.addAll(together(need, f.needs(), given, List.of())));
    }
    add(need, found);
    if (found.isEmpty()) {
      together.computeIfAbsent(Asked.by(need), k -> new LinkedHashSet<>()).add(given);
    }
  }

  private static boolean isOf(Entitlement conclusion, EntitlementAnswer entitlement) {
    return conclusion.of().equals(entitlement.of())
        && conclusion.kind().equals(entitlement.entitlement())
        && conclusion.force().equals(entitlement.force());
  }

  // --- grounds
  // ------------------------------------------------------------------------------------

  private void ofGround(GroundAnswer ground, Limb limb, Need need) {
    List<NormId> cited = List.of(ground.provision());
    List<Effect> found =
        new ArrayList<>(with(need, Outcome.APPLIES, words.say("screen.ground.met"), cited));
    if (ground.recorded().size() == 1) { // another act may meet it
      found.addAll(with(need, Outcome.DOES_NOT_APPLY, words.say("screen.ground.not"), cited));
    }
    found.addAll(together(need, limb.needs(), words.say("screen.ground.met"), cited));
    add(need, found);
  }

  // --- duties
  // -------------------------------------------------------------------------------------

  private void ofDuty(Finding finding, Need need) {
    String act = words.actingThen(finding) + words.modal(finding.conclusion());
    if (finding.outcome() == Outcome.APPLIES) {
      String lifted = act + words.comma() + words.say("why.reading.excused");
      add(need, effects(need, Need.Answer::excused, lifted, true, List.of()));
      return;
    }
    List<Effect> found = new ArrayList<>(with(need, Outcome.APPLIES, act, List.of()));
    found.addAll(together(need, finding.needs(), act, List.of()));
    add(need, found);
  }

  // --- one answer, or several together
  // ------------------------------------------------------------

  private List<Effect> with(Need need, Outcome outcome, String leads, List<NormId> cited) {
    return effects(need, one -> one.outcome() == outcome, leads, outcome == Outcome.APPLIES, cited);
  }

  private List<Effect> effects(
      Need need, Predicate<Need.Answer> which, String leads, boolean gives, List<NormId> cited) {
    String values = values(need, which);
    return values.isEmpty() ? List.of() : List.of(new Effect(values, leads, 0, gives, cited));
  }

  private String values(Need need, Predicate<Need.Answer> which) {
    return need.answers().stream()
        .filter(which)
        .map(one -> words.value(need.fact(), one.value()))
        .distinct()
        .collect(Collectors.joining(words.say("screen.or")));
  }

  /**
   * What an answer leads to by one norm that wants several facts: the answers that do not exclude
   * it, with those of the other facts. A fact of which no answer excludes it is one way of several.
   */
  private List<Effect> together(Need need, List<Need> all, String leads, List<NormId> cited) {
    List<Need> others = all.stream().filter(n -> !Asked.by(n).equals(Asked.by(need))).toList();
    List<Need> same = all.stream().filter(n -> Asked.by(n).equals(Asked.by(need))).toList();
    if (same.isEmpty() || others.isEmpty() || !excludes(same.get(0))) {
      return List.of();
    }
    String mine = values(same.get(0), Questions::possible);
    if (others.size() > MOST_OTHERS && others.stream().filter(Questions::excludes).count() > 1) {
      String many = words.say("depends.also.many", others.size());
      return List.of(new Effect(mine, leads + words.bracketed(many), others.size(), true, cited));
    }
    List<String> wanted = new ArrayList<>(List.of(mine));
    List<String> open = new ArrayList<>();
    for (Need other : others) {
      if (excludes(other) && !other.fact().isEmpty()) {
        wanted.add(
            words.say(
                "used.fact",
                words.whose(other.of(), need.of()) + words.fact(other.fact()),
                values(other, Questions::possible)));
      } else {
        open.add(words.states().needed(other, need.of()));
      }
    }
    String lead =
        open.isEmpty()
            ? leads
            : leads + words.bracketed(words.say("depends.also", words.list(open)));
    return List.of(
        new Effect(String.join(words.say("screen.and"), wanted), lead, others.size(), true, cited));
  }

  private static boolean excludes(Need need) {
    return need.answers().stream().anyMatch(one -> !possible(one))
        && need.answers().stream().anyMatch(Questions::possible);
  }

  private static boolean possible(Need.Answer one) {
    return one.outcome() != Outcome.DOES_NOT_APPLY;
  }
}
