package org.dutylawyer.internal.decide;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.calendar.Conventions;
import org.dutylawyer.calendar.Direction;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.HolidayNotice;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.Amount;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Document;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Fact;
import org.dutylawyer.casefile.FactAt;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Reading;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Displacement;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.EntitlementAnswer;
import org.dutylawyer.finding.Exemption;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.finding.ReadingEffect;
import org.dutylawyer.finding.Right;
import org.dutylawyer.finding.State;
import org.dutylawyer.finding.UsedFact;
import org.dutylawyer.internal.derive.Contested;
import org.dutylawyer.internal.derive.Derivation;
import org.dutylawyer.internal.derive.Instantiation;
import org.dutylawyer.internal.derive.Instantiation.Instance;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.derive.Unknown;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.logic.Decisions.Assignment;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.internal.misconduct.Grounds;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.text.Title;

/** Answers one case file: derives, decides precedence, counts, and words nothing. */
public final class Assessor {

  /**
   * More firings than this for one case is no case any more. The largest case file that is read
   * stays two orders of magnitude below it.
   */
  public static final int MOST_FIRINGS = 2_000_000;

  /** After all that has happened. */
  private static final Moment UNDATED = Moment.of(LocalDate.MAX);

  private final Stack stack;
  private final Deciding precedence;
  private final WorkingCalendar calendar;
  private final Conventions conventions;
  private final Memory memory;
  private final Decisions decisions;
  private final Map<Variable, String> preset = new LinkedHashMap<>();
  private final Assignment readings;
  private final Map<List<String>, Assignment> alternatives = new HashMap<>();
  private final Map<Open, List<Need>> needs = new HashMap<>();
  private final Map<Object, Optional<UsedFact>> usedFacts = new IdentityHashMap<>();
  private final Standings standings;
  private final List<Assessment.Contest> contests = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Candidate, Entry> byCandidate = new IdentityHashMap<>();
  private final Map<Spot, List<Entry>> byProvision = new HashMap<>();
  private final Map<Matter, List<Entry>> byMatter = new HashMap<>();
  private final Map<String, HolidayNotice> notices = new LinkedHashMap<>();

  /** What a duty demands for whom: what rests on its being missed finds it by that. */
  private record Matter(String action, Subject of) {
    static Matter of(Duty duty) {
      return new Matter(duty.action(), duty.of());
    }
  }

  /** One conclusion of one norm, and what the rules of precedence say of it. */
  private static final class Entry {
    final Candidate candidate;
    final Instance instance;
    final Optional<Due> due;

    /** On what it depends under the readings chosen. */
    final Decision condition;

    List<Precedence.Displaces> displaced = List.of();
    List<Precedence.Lifts> lifted = List.of();
    List<Displacement> others = List.of();

    Entry(Instance instance, Optional<Due> due, Decision condition) {
      this.instance = instance;
      this.due = due;
      this.condition = condition;
      this.candidate =
          new Candidate(
              instance.norm(), instance.conclusion(), due.flatMap(Due::dated), instance.awaiting());
    }

    void other(Candidate other, Displacement.Reason reason) {
      Displacement displacement = new Displacement(other.norm(), reason);
      if (!others.contains(displacement)) {
        others = plus(others, displacement);
      }
    }

    /** Few have any, and those one or two. */
    static <T> List<T> plus(List<T> known, T more) {
      List<T> all = new ArrayList<>(known);
      all.add(more);
      return all;
    }
  }

  public Assessor(
      Stack stack,
      Deciding precedence,
      WorkingCalendar calendar,
      Conventions conventions,
      Map<String, String> chosen,
      Memory memory) {
    this.stack = stack;
    this.precedence = precedence;
    this.calendar = calendar;
    this.conventions = conventions;
    this.memory = memory;
    this.decisions = memory.decisions();
    this.standings = new Standings(stack, memory, calendar);
    for (ReadingDeclaration reading : stack.readings()) {
      String option = chosen.getOrDefault(reading.id(), reading.preset());
      contests.add(
          new Assessment.Contest(
              reading.id(), reading.provision(), reading.title(), reading.options(), option));
      preset.put(memory.readings().get(reading.id()), option);
    }
    this.readings = decisions.assign(preset);
  }

  /**
   * The answer that follows from what the rules derived.
   *
   * @param notHeld the texts of that day that no pack holds
   * @param derivations what they derived from the memory, in the order of the law
   * @param kinds the kinds of conclusions that the answer is to hold
   * @param chosen the readings that were chosen, by id
   */
  public Assessment assess(
      CaseFile file,
      LocalDate knownOn,
      List<Title> warnings,
      List<Assessment.NotHeld> notHeld,
      List<Derivation> derivations,
      Set<Conclusion.Kind> kinds,
      Map<String, String> chosen) {
    Instantiation instantiation = new Instantiation(stack, memory, derivations);
    List<Instance> all = instantiation.conclusions();
    Map<Matter, List<Instance>> duties = new HashMap<>();
    for (Instance instance : all) {
      if (instance.conclusion() instanceof Duty duty) {
        duties.computeIfAbsent(Matter.of(duty), matter -> new ArrayList<>(2)).add(instance);
      }
    }
    for (Instance instance : all) {
      Entry entry =
          new Entry(
              instance, due(instance, duties), decisions.given(instance.condition(), readings));
      entries.add(entry);
      byCandidate.put(entry.candidate, entry);
      if (instance.conclusion() instanceof Duty duty) {
        byMatter.computeIfAbsent(Matter.of(duty), matter -> new ArrayList<>(2)).add(entry);
      }
    }
    decidePrecedence();
    List<Finding> findings = new ArrayList<>();
    for (Entry entry : entries) {
      if (kinds.contains(entry.candidate.kind())) {
        finding(entry).ifPresent(findings::add);
      }
    }
    findings.sort(
        Comparator.comparing((Finding f) -> f.conclusion().kindOf())
            .thenComparing(f -> f.conclusion().of().id())
            .thenComparing(f -> stack.order(f.norm()))
            .thenComparing(f -> f.conclusion().trigger().flatMap(Event::moment).orElse(UNDATED)));
    return new Assessment(
        file,
        memory.asOf(),
        knownOn,
        contests,
        stack.used(),
        List.copyOf(notices.values()),
        warnings,
        kinds.contains(Conclusion.Kind.ENTITLEMENT) ? entitlements(notHeld) : List.of(),
        findings,
        conduct(
            file, derivations, instantiation, findings, kinds.contains(Conclusion.Kind.CONDUCT)),
        memory.unknowns().size(),
        memory.later().stream().map(CaseFile.EventEntry::id).distinct().toList(),
        stack.instruments(),
        stack.vocabulary(),
        memory.assumed(),
        notHeld,
        memory.known(),
        kinds,
        chosen);
  }

  /**
   * The grounds are gone through only where they are asked for and the file names a lawyer. The
   * breaches of organs ask for the complaints, whether or not lawyers are asked about.
   */
  private Conduct conduct(
      CaseFile file,
      List<Derivation> derivations,
      Instantiation instantiation,
      List<Finding> findings,
      boolean asked) {
    return new Conduct(
        asked,
        asked && !file.lawyers().isEmpty()
            ? new Grounds(stack, memory, derivations, instantiation, preset).answers(findings)
            : List.of(),
        Grounds.complaints(stack, memory.asOf().date()));
  }

  // --- precedence
  // ---------------------------------------------------------------------------------

  private void decidePrecedence() {
    Map<NormId, List<Candidate>> byNorm = new LinkedHashMap<>();
    for (Entry entry : entries) {
      byNorm
          .computeIfAbsent(entry.candidate.norm(), norm -> new ArrayList<>(1))
          .add(entry.candidate);
    }
    List<Relation> relations = new ArrayList<>();
    Set<Candidate> meeting = meeting(byNorm, relations);
    if (meeting.isEmpty()) {
      return;
    }
    List<Precedence> results =
        new ArrayList<>(
            precedence.decide(
                relations,
                entries.stream().map(e -> e.candidate).filter(meeting::contains).toList()));
    results.removeIf(r -> r instanceof Precedence.Lifts lifts && !isAllowed(stack, lifts));
    results.sort(
        Comparator.<Precedence>comparingLong(this::place).thenComparingInt(Assessor::effect));
    // Whether one takes the place of another depends on whether its number is lifted.
    for (Precedence result : results) {
      if (result instanceof Precedence.Lifts l) {
        Entry limited = entry(l.limited());
        limited.lifted = Entry.plus(limited.lifted, l);
      }
    }
    results.forEach(this::record);
  }

  /**
   * What norms concluded between which there is a relation, and exemptions with what they can lift:
   * most of what is concluded meets nothing.
   *
   * @param relations takes the relations both of whose norms concluded something
   */
  private Set<Candidate> meeting(Map<NormId, List<Candidate>> byNorm, List<Relation> relations) {
    Set<Candidate> meeting = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<NormId> lifted = new HashSet<>();
    byNorm.forEach(
        (norm, candidates) -> {
          for (Relation relation : stack.relations(norm)) {
            if (byNorm.containsKey(relation.other())) {
              relations.add(relation);
              meeting.addAll(candidates);
              meeting.addAll(byNorm.get(relation.other()));
            }
          }
          for (Candidate candidate : candidates) {
            if (candidate.conclusion() instanceof Exemption exemption) {
              byNorm.forEach(
                  (limited, duties) -> {
                    if (limited.isWithin(exemption.from())) {
                      meeting.add(candidate);
                      if (lifted.add(limited)) {
                        meeting.addAll(duties);
                      }
                    }
                  });
            }
          }
        });
    return meeting;
  }

  /**
   * A norm lifts what its own pack demands. What another pack demands it lifts only if it declares
   * a relation to it; otherwise both stand, as everywhere where a local text gives less.
   */
  public static boolean isAllowed(Stack stack, Precedence.Lifts lifts) {
    NormId exemption = lifts.exemption().norm();
    NormId limited = lifts.limited().norm();
    return stack.packs().stream()
            .anyMatch(
                pack ->
                    pack.instrument(exemption).isPresent() && pack.instrument(limited).isPresent())
        || stack.relations(exemption).stream()
            .anyMatch(relation -> limited.isWithin(relation.other()));
  }

  /** The order of the law, by the norm that prevails: the order of the firings is the engine's. */
  private long place(Precedence result) {
    if (result instanceof Precedence.Displaces d) {
      return place(d.winner(), d.loser());
    } else if (result instanceof Precedence.StaysBeside s) {
      return place(s.local(), s.kept());
    } else if (result instanceof Precedence.Contradicts c) {
      return place(c.local(), c.other());
    }
    Precedence.Lifts lifts = (Precedence.Lifts) result;
    return place(lifts.exemption(), lifts.limited());
  }

  /** Of one pair of norms, which may meet on several occasions, what displaces comes first. */
  private static int effect(Precedence result) {
    if (result instanceof Precedence.Displaces d) {
      return d.reason().ordinal();
    }
    int others = Displacement.Reason.values().length;
    return result instanceof Precedence.StaysBeside
        ? others
        : result instanceof Precedence.Contradicts ? others + 1 : others + 2;
  }

  private long place(Candidate first, Candidate second) {
    return (long) stack.order(first.norm()) << Integer.SIZE | stack.order(second.norm());
  }

  private void record(Precedence result) {
    if (result instanceof Precedence.Displaces d) {
      Entry loser = entry(d.loser());
      if (entry(d.winner()).condition != decisions.never()
          && inPlace(d.winner(), d.loser()) == decisions.never()) {
        record(new Precedence.StaysBeside(d.loser(), d.winner()));
        return;
      }
      loser.displaced = Entry.plus(loser.displaced, d);
      other(d.winner(), d.loser(), d.reason());
    } else if (result instanceof Precedence.StaysBeside s) {
      other(s.kept(), s.local(), Displacement.Reason.LOCAL_GIVES_LESS);
      other(s.local(), s.kept(), Displacement.Reason.LOCAL_GIVES_LESS);
    } else if (result instanceof Precedence.Contradicts c) {
      other(c.local(), c.other(), Displacement.Reason.CONTRADICTION);
      other(c.other(), c.local(), Displacement.Reason.CONTRADICTION);
    }
  }

  private Entry entry(Candidate candidate) {
    return requireNonNull(byCandidate.get(candidate));
  }

  /** What another norm would say under a reading that was not chosen, it does not say. */
  private void other(Candidate of, Candidate other, Displacement.Reason reason) {
    if (entry(other).condition != decisions.never()) {
      entry(of).other(other, reason);
    }
  }

  // --- entitlements
  // -------------------------------------------------------------------------------

  private List<EntitlementAnswer> entitlements(List<Assessment.NotHeld> notHeld) {
    Map<Entitlement, List<Entry>> questions = new LinkedHashMap<>();
    for (Entry entry : entries) {
      if (entry.candidate.conclusion() instanceof Entitlement e
          && entry.condition != decisions.never()) {
        Entitlement question = new Entitlement(e.kind(), e.of(), e.force(), Optional.empty());
        questions.computeIfAbsent(question, q -> new ArrayList<>()).add(entry);
      }
    }
    List<EntitlementAnswer> answers = new ArrayList<>();
    questions.forEach(
        (question, by) -> {
          Decision open = decisions.not(owed(question, questions));
          EntitlementAnswer answer = answer(question, by, open);
          if (answer.outcome() != Outcome.DOES_NOT_APPLY) {
            answers.add(answer);
          }
        });
    addNotHeld(notHeld, answers);
    return answers;
  }

  /** On what it depends that what may be given is owed anyway: then nothing is asked for it. */
  private Decision owed(Entitlement question, Map<Entitlement, List<Entry>> questions) {
    if (question.force().equals(Entitlement.SHALL)) {
      return decisions.never();
    }
    Entitlement owed =
        new Entitlement(question.kind(), question.of(), Entitlement.SHALL, Optional.empty());
    return either(questions.getOrDefault(owed, List.of()));
  }

  private Decision either(List<Entry> by) {
    Decision condition = decisions.never();
    for (Entry entry : by) {
      condition = decisions.or(condition, entry.condition);
    }
    return condition;
  }

  /** What a text governs that nobody holds is never answered with no. */
  private void addNotHeld(List<Assessment.NotHeld> notHeld, List<EntitlementAnswer> answers) {
    Set<Entitlement> answered = new HashSet<>();
    answers.forEach(
        a -> answered.add(new Entitlement(a.entitlement(), a.of(), a.force(), Optional.empty())));
    for (CaseFile.PersonEntry entry : memory.file().persons()) {
      Person person = new Person(entry.id());
      for (Assessment.NotHeld text : notHeld) {
        for (String kind : text.entitlements()) {
          if (answered.add(new Entitlement(kind, person, Entitlement.SHALL, Optional.empty()))) {
            answers.add(
                new EntitlementAnswer(
                    person, kind, Entitlement.SHALL, Outcome.NOT_HELD, List.of(), List.of()));
          }
        }
      }
    }
  }

  /**
   * What is owed by one norm for certain needs none that might owe it as well. Where a local text
   * takes the place of a norm, it is the reason.
   */
  private EntitlementAnswer answer(Entitlement question, List<Entry> by, Decision open) {
    Decision condition = decisions.and(either(by), open);
    List<Entry> certain = by.stream().filter(e -> e.condition == decisions.always()).toList();
    return new EntitlementAnswer(
        question.of(),
        question.kind(),
        question.force(),
        outcome(condition),
        needs(condition, condition, decisions.never()),
        grounds(certain.isEmpty() ? by : certain));
  }

  private List<NormId> grounds(List<Entry> by) {
    List<Entry> governing = by.stream().filter(e -> displacedBy(e).isEmpty()).toList();
    return (governing.isEmpty() ? by : governing)
        .stream().map(entry -> entry.candidate.norm()).distinct().toList();
  }

  // --- one finding
  // --------------------------------------------------------------------------------

  private Optional<Finding> finding(Entry entry) {
    Instance instance = entry.instance;
    Decision condition = entry.condition;
    Decision lifting = lifting(entry);
    List<ReadingEffect> effects = effects(entry, lifting);
    if (condition == decisions.never() && effects.isEmpty()
        || !arisen(entry.candidate.conclusion())) {
      return Optional.empty();
    }
    Outcome outcome = outcome(condition);
    Optional<Displacement> displacedBy = displacedBy(entry);
    Optional<Due> due = entry.due;
    Decision excused = decisions.given(lifting, readings);
    Standing standing =
        timed(entry, standings.of(instance, condition, due, decisions.and(condition, excused)));
    due.flatMap(Due::dated).ifPresent(this::noteNotices);
    return Optional.of(
        new Finding(
            instance.norm(),
            instance.rule().quote(),
            instance.conclusion(),
            standings.actor(instance),
            outcome,
            needs(instance, condition, standing, excused),
            standing.state(),
            standing.silence(),
            due,
            standings.atOnceFrom(instance, due),
            standing.done(),
            standing.recorded(),
            standing.timeliness(),
            used(instance),
            standing.missing(),
            decisions.and(condition, excused) == condition && excused != decisions.never()
                ? entry.lifted.stream()
                    .map(l -> byCandidate.get(l.exemption()))
                    .min(Comparator.comparing(e -> e.condition != decisions.always()))
                    .map(e -> e.candidate.norm())
                : Optional.empty(),
            displacedBy,
            entry.others,
            effects));
  }

  /**
   * Where a text gives no day and another one gives a day for the same act on the same occasion,
   * that one says how long there was time: what ended within it was not left undone, whether the
   * file is silent or says so, and what is said within it may still be done.
   */
  private Standing timed(Entry entry, Standing standing) {
    if (!(entry.candidate.conclusion() instanceof Duty duty)
        || standing.silence().isEmpty() && !standing.recorded()
        || entry.due.flatMap(Due::dated).isPresent()) {
      return standing;
    }
    Set<State> timed =
        byMatter.getOrDefault(new Matter(duty.action(), duty.of()), List.of()).stream()
            .filter(
                e -> e.condition == decisions.always() && e.candidate.conclusion() instanceof Duty)
            .filter(e -> e.due.flatMap(Due::dated).isPresent())
            .filter(
                e ->
                    duty.trigger().isEmpty()
                        || duty.trigger().equals(e.candidate.conclusion().trigger()))
            .filter(e -> standings.actor(e.instance).equals(standings.actor(entry.instance)))
            .map(e -> standings.of(e.instance, e.condition, e.due, decisions.never()).state())
            .collect(Collectors.toSet());
    if (timed.contains(State.LAPSED)) {
      return Standing.of(State.LAPSED);
    }
    return standing.recorded() && timed.contains(State.PENDING)
        ? Standing.of(State.PENDING)
        : standing;
  }

  /** Whether a duty was missed on whose being missed the conclusion rests; or it rests on none. */
  private boolean arisen(Conclusion conclusion) {
    return missed(conclusion).isEmpty()
        || missed(conclusion).stream()
            .flatMap(
                action ->
                    byMatter.getOrDefault(new Matter(action, conclusion.of()), List.of()).stream())
            .filter(
                e ->
                    conclusion instanceof Right
                        ? e.condition == decisions.always()
                        : e.condition != decisions.never())
            .anyMatch(e -> rests(conclusion, e.candidate.conclusion()) && missed(e));
  }

  /** Words for the duties of which one must have been missed. */
  private static List<String> missed(Conclusion conclusion) {
    return conclusion instanceof Right right
        ? right.missed()
        : conclusion instanceof Duty duty ? duty.terms().missed() : List.of();
  }

  private static boolean rests(Conclusion conclusion, Conclusion on) {
    return on instanceof Duty duty
        && missed(conclusion).contains(duty.action())
        && duty.of().equals(conclusion.of())
        && (conclusion.trigger().isEmpty() || conclusion.trigger().equals(duty.trigger()));
  }

  /**
   * Whether what had to be done by a day was not done by then, also if it was due at once after.
   */
  private boolean missed(Entry duty) {
    Standing standing = standings.of(duty.instance, duty.condition, duty.due, decisions.never());
    Optional<DueDate> dated = duty.due.flatMap(Due::dated);
    if (dated.isEmpty() || standing.state() == State.LAPSED) {
      return false;
    }
    return standing
        .done()
        .map(done -> done.date().isAfter(dated.get().latest()))
        .orElseGet(() -> dated.get().isPast(memory.asOf().date()));
  }

  private void noteNotices(DueDate due) {
    due.notices().forEach(notice -> notices.putIfAbsent(notice.id(), notice));
  }

  private Outcome outcome(Decision condition) {
    if (condition == decisions.always()) {
      return Outcome.APPLIES;
    }
    return condition == decisions.never() ? Outcome.DOES_NOT_APPLY : Outcome.UNDETERMINED;
  }

  /**
   * A norm is displaced when, whenever it would hold, one that displaces it holds as well. What was
   * not done in time is not displaced by what has no day and can still be done.
   */
  private Optional<Displacement> displacedBy(Entry entry) {
    for (Precedence.Displaces displaces : entry.displaced) {
      Decision winner = inPlace(displaces.winner(), displaces.loser());
      boolean covered = decisions.and(entry.condition, winner) == entry.condition;
      if (covered
          && entry.condition != decisions.never()
          && !isLeftOpen(entry(displaces.winner()), entry)) {
        return Optional.of(new Displacement(displaces.winner().norm(), displaces.reason()));
      }
    }
    return Optional.empty();
  }

  private boolean isLeftOpen(Entry winner, Entry loser) {
    return winner.instance.conclusion() instanceof Duty
        && winner.due.flatMap(Due::dated).isEmpty()
        && state(winner) == State.PENDING
        && state(loser) == State.BREACHED;
  }

  private State state(Entry entry) {
    return standings.of(entry.instance, entry.condition, entry.due, decisions.never()).state();
  }

  /** On what it depends that the one stands where the other would, under the readings chosen. */
  private Decision inPlace(Candidate winner, Candidate loser) {
    return inPlace(
        decisions,
        entry(winner).condition,
        decisions.given(lifting(entry(winner)), readings),
        loser.due().isPresent(),
        decisions.given(lifting(entry(loser)), readings));
  }

  /**
   * On what it depends that a norm takes the place of another: that it holds, and that no exemption
   * lifts its number where the number of the other would stand.
   *
   * @param winner on what the norm depends
   * @param lifted on what it depends that its number is lifted
   * @param numbered whether the other has a day
   * @param otherLifted on what it depends that this one's number is lifted
   */
  public static Decision inPlace(
      Decisions decisions,
      Decision winner,
      Decision lifted,
      boolean numbered,
      Decision otherLifted) {
    return numbered && lifted != decisions.never()
        ? decisions.and(winner, decisions.or(decisions.not(lifted), otherLifted))
        : winner;
  }

  private Decision lifting(Entry entry) {
    Decision lifting = decisions.never();
    for (Precedence.Lifts lift : entry.lifted) {
      lifting = decisions.or(lifting, entry(lift.exemption()).instance.condition());
    }
    return lifting;
  }

  private List<ReadingEffect> effects(Entry entry, Decision lifting) {
    Decision underAll = entry.instance.condition();
    Set<Variable> contested = new LinkedHashSet<>();
    addContested(decisions.support(underAll), contested);
    addContested(decisions.support(lifting), contested);
    if (contested.isEmpty()) {
      return List.of();
    }
    List<ReadingEffect> effects = new ArrayList<>();
    Outcome now = outcome(decisions.given(underAll, readings));
    boolean excusedNow = excused(underAll, lifting, readings);
    for (Variable variable : contested) {
      for (String option : variable.values()) {
        if (!option.equals(preset.get(variable))) {
          Assignment alternative = otherwise(variable, option);
          Outcome then = outcome(decisions.given(underAll, alternative));
          boolean excusedThen = excused(underAll, lifting, alternative);
          if (then != now || excusedThen != excusedNow) {
            String reading = ((Contested) variable.key()).reading();
            effects.add(effect(entry, reading, option, alternative, then, excusedThen));
          }
        }
      }
    }
    return effects;
  }

  /**
   * What the other option makes of it: where another rule of the same provision then asks the same
   * of the same one, the duty stays, with that rule's date.
   */
  private ReadingEffect effect(
      Entry entry,
      String reading,
      String option,
      Assignment alternative,
      Outcome then,
      boolean excused) {
    if (then == Outcome.DOES_NOT_APPLY) {
      for (Entry other : byProvision().getOrDefault(Spot.of(entry), List.of())) {
        Outcome instead = outcome(decisions.given(other.instance.condition(), alternative));
        if (instead != Outcome.DOES_NOT_APPLY && isSibling(entry, other)) {
          boolean lifted = excused(other.instance.condition(), lifting(other), alternative);
          return new ReadingEffect(
              reading, option, instead, lifted, Optional.of(other.candidate.norm()), other.due);
        }
      }
    }
    return new ReadingEffect(reading, option, then, excused, Optional.empty(), Optional.empty());
  }

  /** A provision and the one of whom its rules speak. */
  private record Spot(NormId provision, Subject of) {
    static Spot of(Entry entry) {
      return new Spot(entry.candidate.norm().provision(), entry.candidate.of());
    }
  }

  /** What was concluded, by provision and person: made only if a reading asks for it. */
  private Map<Spot, List<Entry>> byProvision() {
    if (byProvision.isEmpty()) {
      for (Entry entry : entries) {
        byProvision.computeIfAbsent(Spot.of(entry), spot -> new ArrayList<>(2)).add(entry);
      }
    }
    return byProvision;
  }

  private static boolean isSibling(Entry one, Entry other) {
    return one != other
        && one.candidate.kind() == other.candidate.kind()
        && one.candidate.sameMatter(other.candidate)
        && one.candidate.occasion().equals(other.candidate.occasion());
  }

  private static void addContested(List<Variable> support, Set<Variable> contested) {
    for (Variable variable : support) {
      if (variable.key() instanceof Contested) {
        contested.add(variable);
      }
    }
  }

  /** The readings chosen, but for one. */
  private Assignment otherwise(Variable reading, String option) {
    return alternatives.computeIfAbsent(
        List.of(((Contested) reading.key()).reading(), option),
        key -> {
          Map<Variable, String> other = new HashMap<>(preset);
          other.put(reading, option);
          return decisions.assign(other);
        });
  }

  private boolean excused(Decision condition, Decision lifting, Assignment under) {
    Decision holds = decisions.given(condition, under);
    Decision lifts = decisions.given(lifting, under);
    return lifts != decisions.never() && decisions.and(holds, lifts) == holds;
  }

  private List<Need> needs(
      Instance instance, Decision condition, Standing standing, Decision excused) {
    boolean excuseOpen = condition == decisions.always() && standing.state() == State.UNDETERMINED;
    List<Need> deciding =
        needs(excuseOpen ? standing.doubt().orElse(excused) : condition, condition, excused);
    boolean undated =
        !instance.awaiting()
            && instance.conclusion() instanceof Duty duty
            && duty.limit().isPresent()
            && duty.trigger().flatMap(Event::moment).isEmpty();
    if (!undated) {
      return deciding;
    }
    List<Need> needs = new ArrayList<>(deciding);
    needs.add(new Need(instance.conclusion().trigger().orElseThrow(), "", List.of()));
    return needs;
  }

  /** What each variable that can change the first would bring; many findings hang on the same. */
  private List<Need> needs(Decision deciding, Decision condition, Decision excused) {
    if (deciding == decisions.always() || deciding == decisions.never()) {
      return List.of();
    }
    return needs.computeIfAbsent(
        new Open(deciding, condition, excused),
        open ->
            decisions.support(deciding).stream()
                .map(variable -> need(variable, condition, excused))
                .toList());
  }

  /** What facts are needed for: what they decide, under what, and what would excuse. */
  private record Open(Decision deciding, Decision condition, Decision excused) {}

  private Need need(Variable variable, Decision condition, Decision excused) {
    Unknown unknown = (Unknown) variable.key();
    List<Need.Answer> answers =
        variable.values().stream()
            .map(
                v ->
                    new Need.Answer(
                        v,
                        outcome(decisions.given(condition, variable, v)),
                        decisions.given(excused, variable, v) == decisions.always()))
            .toList();
    return new Need(unknown.of(), unknown.fact(), answers);
  }

  // --- time
  // ---------------------------------------------------------------------------------------

  private Optional<Due> due(Instance instance, Map<Matter, List<Instance>> duties) {
    if (instance.awaiting()) {
      return Optional.empty();
    }
    Optional<Moment> from =
        instance.conclusion() instanceof Duty duty && !duty.terms().missed().isEmpty()
            ? ended(duty, duties)
            : from(instance.conclusion());
    return instance
        .conclusion()
        .limit()
        .flatMap(limit -> from.map(event -> limit.resolve(event, calendar, counting(instance))));
  }

  /** How the days of a norm count: a pack can contest that for a provision of its own. */
  private Conventions counting(Instance instance) {
    Conventions chosen = conventions;
    for (ReadingDeclaration reading : stack.readings()) {
      if (reading.counting().isPresent() && isAbout(reading, instance)) {
        String option = requireNonNull(preset.get(memory.readings().get(reading.id())));
        if (!option.equals(reading.preset())) {
          chosen = chosen.with(reading.counting().get(), option);
        }
      }
    }
    return chosen;
  }

  /** A local norm that repeats or tightens the one that is contested is read like it. */
  private static boolean isAbout(ReadingDeclaration reading, Instance instance) {
    return instance.norm().isWithin(reading.provision())
        || instance.rule().relations().stream()
            .anyMatch(relation -> relation.other().isWithin(reading.provision()));
  }

  /** The end of the period in which what was missed had to be done. */
  private Optional<Moment> ended(Duty duty, Map<Matter, List<Instance>> duties) {
    return missed(duty).stream()
        .flatMap(action -> duties.getOrDefault(new Matter(action, duty.of()), List.of()).stream())
        .filter(other -> rests(duty, other.conclusion()))
        .flatMap(other -> due(other, Map.of()).flatMap(Due::dated).stream())
        .map(dated -> Moment.of(dated.latest()))
        .min(Comparator.naturalOrder());
  }

  /** A period after an event begins with the later of that event and of what it is not before. */
  private static Optional<Moment> from(Conclusion conclusion) {
    Optional<Moment> event = conclusion.trigger().flatMap(Event::moment);
    boolean after = conclusion.limit().filter(l -> l.direction() == Direction.AFTER).isPresent();
    return after && conclusion instanceof Duty duty
        ? duty.terms()
            .notBefore()
            .flatMap(Event::moment)
            .filter(at -> event.map(e -> Memory.isAfter(at, e)).orElse(false))
            .or(() -> event)
        : event;
  }

  // --- grounds
  // ------------------------------------------------------------------------------------

  private List<UsedFact> used(Instance instance) {
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Set<UsedFact> inOrder = new LinkedHashSet<>();
    for (Instantiation.Firing firing : instance.firings()) {
      if (decisions.given(firing.condition(), readings) == decisions.never()) {
        continue; // it cannot hold under the readings chosen
      }
      for (Object matched : firing.derivation().matched()) {
        Optional<UsedFact> used = usedFacts.computeIfAbsent(matched, this::usedFact);
        if (used.isPresent() && seen.add(matched)) {
          inOrder.add(used.get());
        }
      }
    }
    return List.copyOf(inOrder);
  }

  private Optional<UsedFact> usedFact(Object matched) {
    boolean known = memory.isKnown(matched);
    if (matched instanceof Fact f) {
      return Optional.of(
          new UsedFact(f.of(), UsedFact.Kind.FACT, f.name(), f.value(), Optional.empty(), known));
    }
    if (matched instanceof FactAt f) {
      return Optional.of(
          new UsedFact(
              f.whose() instanceof Person && f.of().of() instanceof Proceeding ? f.whose() : f.of(),
              UsedFact.Kind.FACT,
              f.name(),
              f.value(),
              f.of().moment(),
              known));
    }
    if (matched instanceof Amount a) {
      return Optional.of(
          new UsedFact(
              a.of(),
              UsedFact.Kind.FACT,
              a.name(),
              Integer.toString(a.value()),
              Optional.empty(),
              known));
    }
    if (matched instanceof Event e) {
      return Optional.of(
          new UsedFact(e.of(), UsedFact.Kind.EVENT, e.type(), "", e.moment(), !e.awaited()));
    }
    if (matched instanceof Document d) {
      return Optional.of(
          new UsedFact(d.of(), UsedFact.Kind.DOCUMENT, d.type(), "", d.of().moment(), true));
    }
    if (matched instanceof Reading r) {
      return Optional.of(
          new UsedFact(
              memoryProceeding(),
              UsedFact.Kind.READING,
              r.id(),
              r.option(),
              Optional.empty(),
              true));
    }
    return Optional.empty();
  }

  private static org.dutylawyer.casefile.Proceeding memoryProceeding() {
    return new org.dutylawyer.casefile.Proceeding("proceeding");
  }
}
