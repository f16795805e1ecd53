package org.dutylawyer.internal;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dutylawyer.calendar.Due;
import org.dutylawyer.calendar.DueDate;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.calendar.WorkingCalendar;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.internal.decide.Assessor;
import org.dutylawyer.internal.decide.Candidate;
import org.dutylawyer.internal.decide.Precedence;
import org.dutylawyer.internal.decide.PrecedencePlan;
import org.dutylawyer.internal.derive.Derivation;
import org.dutylawyer.internal.derive.Instantiation;
import org.dutylawyer.internal.derive.Instantiation.Instance;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.internal.plan.Plan;
import org.dutylawyer.internal.plan.Planned;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.Relation;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.FactWord;

/**
 * What the rules of a jurisdiction conclude from a course of events, as functions of every fact
 * that the course leaves open and of every contested reading: one run stands for all combinations
 * of them. Nothing is taken to be so. For one thread at a time.
 */
public final class Symbolic {

  private final Stack stack;
  private final Plan plan;
  private final Optional<Plan> below;
  private final WorkingCalendar calendar;

  private Symbolic(Stack stack, Plan plan, Optional<Plan> below, WorkingCalendar calendar) {
    this.stack = stack;
    this.plan = plan;
    this.below = below;
    this.calendar = calendar;
  }

  /**
   * For the packs of a jurisdiction.
   *
   * @throws BadInputException if there is no plan of their rules
   */
  public static Symbolic of(Engine engine, String jurisdiction) {
    Stack stack = engine.stack(jurisdiction);
    List<Pack> packs = stack.packs();
    Optional<Plan> below =
        packs.size() < 2
            ? Optional.empty()
            : Optional.of(plan(engine.stack(packs.get(packs.size() - 2).id()), jurisdiction));
    return new Symbolic(stack, plan(stack, jurisdiction), below, engine.calendar());
  }

  private static Plan plan(Stack stack, String jurisdiction) {
    Planned planned = stack.once(Planned.class, Planned::of);
    return planned
        .plan()
        .orElseThrow(
            () ->
                new BadInputException(
                    Problem.of(
                        jurisdiction,
                        planned.reason().orElseThrow(),
                        new Title("可以求值的规则", "rules with a plan"))));
  }

  /**
   * A conclusion that can hold.
   *
   * @param rule the rule
   * @param conclusion what it concludes
   * @param condition on what it depends
   * @param due by when, with the conventions that are usual
   */
  public record Held(RuleModel rule, Conclusion conclusion, Decision condition, Optional<Due> due) {

    /** The last day, where the time can be counted. */
    public Optional<LocalDate> day() {
      return due.flatMap(Due::dated).map(DueDate::due);
    }
  }

  /**
   * Where a norm takes the place of another, wherever both hold.
   *
   * @param loser what is displaced
   * @param winner what governs
   */
  public record Displacing(Held loser, Held winner) {}

  /**
   * Two conclusions that an answer shows side by side with a remark.
   *
   * @param one one of them
   * @param other the other
   */
  public record Marked(Held one, Held other) {}

  /** Which numbers an exemption lifts, and on what that depends. */
  private record Lifted(Held limited, Decision when) {}

  /** What follows from one course of events. */
  public static final class World {
    private final Memory memory;
    private final List<Held> held;
    private final List<Held> below;
    private final List<Displacing> displacing;
    private final List<Marked> marked;
    private final Decisions.Assignment preset;
    private final Map<Held, Decision> governing = new IdentityHashMap<>();
    private final Map<Held, Decision> lifting = new IdentityHashMap<>();

    private World(
        Memory memory,
        List<Held> held,
        List<Held> below,
        List<Displacing> displacing,
        List<Marked> marked,
        List<Lifted> lifted,
        List<ReadingDeclaration> readings) {
      this.memory = memory;
      this.held = List.copyOf(held);
      this.below = List.copyOf(below);
      this.displacing = List.copyOf(displacing);
      this.marked = List.copyOf(marked);
      Decisions decisions = memory.decisions();
      Map<Variable, String> usual = new HashMap<>();
      readings.forEach(reading -> usual.put(memory.readings().get(reading.id()), reading.preset()));
      this.preset = decisions.assign(usual);
      lifted.forEach(one -> lifting.merge(one.limited(), one.when(), (a, b) -> decisions.or(a, b)));
      held.forEach(one -> governing.put(one, one.condition()));
      displacing.forEach(
          d ->
              governing.merge(
                  d.loser(),
                  decisions.not(inPlace(d)),
                  (holds, free) -> decisions.and(holds, free)));
    }

    /** Combines the conditions. */
    public Decisions decisions() {
      return memory.decisions();
    }

    /** The facts and readings that were left open. */
    public List<Variable> open() {
      List<Variable> open = new ArrayList<>(memory.unknowns().values());
      open.addAll(memory.readings().values());
      return open;
    }

    /** The conclusions that can hold, in the order of the law. */
    public List<Held> held() {
      return held;
    }

    /** What the packs below would conclude without the last one; empty if it is the only one. */
    public List<Held> below() {
      return below;
    }

    /** Which conclusions displace which. */
    public List<Displacing> displacing() {
      return displacing;
    }

    /** Which are shown beside each other with a remark. */
    public List<Marked> marked() {
      return marked;
    }

    /** On what it depends that a conclusion holds and that nothing displaces it. */
    public Decision governs(Held one) {
      return governing.getOrDefault(one, one.condition());
    }

    /** On what it depends that the winner stands where the loser would. */
    public Decision inPlace(Displacing one) {
      return inPlace(one.winner(), one.winner().condition(), one.loser());
    }

    /** On what it depends that one that holds so stands where the other would. */
    public Decision inPlace(Held one, Decision holds, Held other) {
      return Assessor.inPlace(
          decisions(), holds, lifted(one), other.day().isPresent(), lifted(other));
    }

    /** On what it depends that an exemption lifts the number of a limit. */
    public Decision lifted(Held one) {
      return lifting.getOrDefault(one, decisions().never());
    }

    /** What is left of a condition under the readings that the packs preset. */
    public Decision usually(Decision condition) {
      return decisions().given(condition, preset);
    }

    /** Whether a fact is one of persons. */
    public boolean isOfPersons(String fact) {
      return memory
          .vocabulary()
          .fact(fact)
          .filter(word -> word.about().stream().anyMatch(a -> a.kind() == About.Kind.PERSON))
          .isPresent();
    }

    /** On what it depends that a fact has one of these values on the day asked about. */
    public Decision is(Subject of, String fact, List<String> values) {
      return is(of, fact, values, memory.asOf());
    }

    /** On what it depends that a fact has one of these values at a time. */
    public Decision is(Subject of, String fact, List<String> values, Moment time) {
      FactWord word = memory.vocabulary().fact(fact).orElseThrow();
      Map<String, Decision> at = memory.states().at(of, word, time, "");
      Decision is = decisions().never();
      for (String value : values) {
        is = decisions().or(is, at.getOrDefault(value, decisions().never()));
      }
      return is;
    }

    /** On what it depends that the case is in a stage when what is concluded arises. */
    public Decision isIn(Conclusion conclusion, String stage) {
      Moment time = conclusion.trigger().flatMap(Event::moment).orElse(memory.asOf());
      return is(Proceeding.OF_THE_CASE, "stage", List.of(stage), time);
    }
  }

  /**
   * Runs the rules on a course of events.
   *
   * @param file the course; what it does not state is open
   * @param asOf the day asked about, whose law decides what no event decides
   */
  public World run(CaseFile file, Moment asOf) {
    Memory memory = new Memory(stack, file, asOf, false, false);
    Map<Candidate, Held> held = new IdentityHashMap<>();
    List<Held> inOrder = new ArrayList<>();
    List<Precedence> results = concluded(plan, memory, held, inOrder);
    List<Displacing> displacing = new ArrayList<>();
    List<Marked> marked = new ArrayList<>();
    List<Lifted> lifted = new ArrayList<>();
    for (Precedence result : results) {
      if (result instanceof Precedence.Displaces d) {
        displacing.add(new Displacing(of(d.loser(), held), of(d.winner(), held)));
      } else if (result instanceof Precedence.StaysBeside s) {
        marked.add(new Marked(of(s.kept(), held), of(s.local(), held)));
      } else if (result instanceof Precedence.Contradicts c) {
        marked.add(new Marked(of(c.local(), held), of(c.other(), held)));
      } else if (result instanceof Precedence.Lifts l) {
        lifted.add(lifted(l, held));
      }
    }
    Map<Candidate, Held> lower = new IdentityHashMap<>();
    List<Held> lowerInOrder = new ArrayList<>();
    if (below.isPresent()) {
      for (Precedence result : concluded(below.get(), memory, lower, lowerInOrder)) {
        if (result instanceof Precedence.Lifts l) {
          lifted.add(lifted(l, lower));
        }
      }
    }
    return new World(memory, inOrder, lowerInOrder, displacing, marked, lifted, stack.readings());
  }

  private static Held of(Candidate candidate, Map<Candidate, Held> held) {
    return requireNonNull(held.get(candidate));
  }

  private static Lifted lifted(Precedence.Lifts lifts, Map<Candidate, Held> held) {
    return new Lifted(of(lifts.limited(), held), of(lifts.exemption(), held).condition());
  }

  /**
   * What rules conclude, and how that fits together.
   *
   * @param held takes what they conclude
   * @param inOrder takes it in the order of the law
   */
  private List<Precedence> concluded(
      Plan by, Memory memory, Map<Candidate, Held> held, List<Held> inOrder) {
    List<Candidate> candidates = new ArrayList<>();
    for (Instance instance : instances(by, memory)) {
      Optional<Due> due = due(instance.conclusion());
      Held one = new Held(instance.rule(), instance.conclusion(), instance.condition(), due);
      Candidate candidate =
          new Candidate(
              instance.norm(), instance.conclusion(), due.flatMap(Due::dated), instance.awaiting());
      held.put(candidate, one);
      candidates.add(candidate);
      inOrder.add(one);
    }
    List<Relation> relations =
        inOrder.stream()
            .map(one -> one.rule().norm())
            .distinct()
            .flatMap(norm -> stack.relations(norm).stream())
            .toList();
    return PrecedencePlan.decide(relations, candidates).stream()
        .filter(r -> !(r instanceof Precedence.Lifts lifts) || Assessor.isAllowed(stack, lifts))
        .toList();
  }

  private List<Instance> instances(Plan by, Memory memory) {
    List<Derivation> derivations =
        by.derive(memory, EnumSet.allOf(Conclusion.Kind.class), Assessor.MOST_FIRINGS);
    return new Instantiation(stack, memory, derivations).conclusions();
  }

  private Optional<Due> due(Conclusion conclusion) {
    return conclusion
        .limit()
        .flatMap(
            limit ->
                conclusion.trigger().flatMap(Event::moment).map(at -> limit.resolve(at, calendar)));
  }
}
