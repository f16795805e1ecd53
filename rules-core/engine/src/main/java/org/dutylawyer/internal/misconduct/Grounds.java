package org.dutylawyer.internal.misconduct;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.Amount;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.casefile.Document;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Fact;
import org.dutylawyer.casefile.FactAt;
import org.dutylawyer.casefile.Lawyer;
import org.dutylawyer.casefile.RecordedEvent;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.GroundAnswer.Element;
import org.dutylawyer.finding.GroundAnswer.Evidence;
import org.dutylawyer.finding.GroundAnswer.Limb;
import org.dutylawyer.finding.GroundAnswer.OtherReading;
import org.dutylawyer.finding.GroundAnswer.Result;
import org.dutylawyer.finding.GroundAnswer.Status;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.NotOwed;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.internal.derive.Derivation;
import org.dutylawyer.internal.derive.Instantiation;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.derive.Unknown;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.internal.misconduct.GroundPlan.Among;
import org.dutylawyer.internal.misconduct.GroundPlan.Look;
import org.dutylawyer.internal.network.Field;
import org.dutylawyer.internal.network.Matching;
import org.dutylawyer.internal.network.Shelf;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.GroundSheet;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds every ground for discipline against every lawyer of a case, element by element. The
 * elements are the conditions of the rule, so that what is shown is what the engine decided.
 */
public final class Grounds {

  private final GroundPlan plan;
  private final Stack stack;
  private final Memory memory;
  private final Decisions decisions;
  private final Instantiation instantiation;
  private final Map<Variable, String> readings;
  private final Decisions.Assignment assumed;
  private final Map<Among, Shelf<Object>> objects = new HashMap<>();
  private final Map<Subject, List<Fact>> stated = new HashMap<>();

  /**
   * Grounds of one case.
   *
   * @param readings the option used of each contested reading
   */
  public Grounds(
      Stack stack,
      Memory memory,
      List<Derivation> derivations,
      Instantiation instantiation,
      Map<Variable, String> readings) {
    this.plan = GroundPlan.of(stack);
    this.stack = stack;
    this.memory = memory;
    this.decisions = memory.decisions();
    this.instantiation = instantiation;
    this.readings = Map.copyOf(readings);
    this.assumed = decisions.assign(readings);
    for (Object object : memory.objects()) {
      if (!(object instanceof Event event && event.awaited())) {
        add(object);
      }
      if (object instanceof Fact fact && memory.isKnown(fact)) {
        stated.computeIfAbsent(fact.of(), of -> new ArrayList<>()).add(fact);
      }
    }
    for (Derivation derivation : derivations) {
      Conclusion conclusion = derivation.conclusion();
      if (plan.asksFor(conclusion.getClass().getSimpleName())
          && !instantiation.awaits(derivation)
          && instantiation.conditionOf(conclusion) != decisions.never()) {
        add(conclusion);
      }
    }
  }

  private void add(Object object) {
    String type = object.getClass().getSimpleName();
    if (!plan.asksFor(type)) {
      return;
    }
    shelve(new Among(type, ""), object);
    String word = GroundSheet.wordField(type);
    if (!word.isEmpty()) {
      String own = requireNonNull((String) Field.of(type, word).apply(object));
      shelve(new Among(type, own), object);
    }
  }

  private void shelve(Among among, Object object) {
    objects.computeIfAbsent(among, alike -> new Shelf<>(Function.identity())).add(object);
  }

  /**
   * Every ground in force, for every lawyer of the case.
   *
   * @param findings all findings, for which norms were displaced
   */
  public List<GroundAnswer> answers(List<Finding> findings) {
    Map<NormId, Map<Subject, NormId>> displaced = new HashMap<>();
    for (Finding finding : findings) {
      finding
          .displacedBy()
          .filter(d -> finding.conclusion().kindOf() == Conclusion.Kind.CONDUCT)
          .ifPresent(
              d ->
                  displaced
                      .computeIfAbsent(finding.norm().provision(), n -> new HashMap<>())
                      .put(finding.conclusion().of(), d.norm()));
    }
    LocalDate day = memory.asOf().date();
    List<GroundAnswer> answers = new ArrayList<>();
    for (CaseFile.LawyerEntry lawyer : memory.file().lawyers()) {
      for (GroundPlan.Ground ground : plan.grounds()) {
        if (ground.days().on(day)) {
          answers.add(ground(new Lawyer(lawyer.id()), ground, displaced));
        }
      }
    }
    return answers;
  }

  /** Who may complain of organs, and where, by the texts in force on that day. */
  public static List<Conduct.Complaint> complaints(Stack stack, LocalDate day) {
    return GroundPlan.of(stack).complaints().stream()
        .filter(a -> a.days().on(day))
        .map(a -> new Conduct.Complaint(a.words().what(), a.words().actions()))
        .toList();
  }

  // --- one ground
  // ---------------------------------------------------------------------------------

  private GroundAnswer ground(
      Lawyer lawyer, GroundPlan.Ground ground, Map<NormId, Map<Subject, NormId>> displaced) {
    List<Held> held = new ArrayList<>();
    ground.limbs().forEach(limb -> held.addAll(held(limb, lawyer)));
    List<Held> chosen = held.stream().filter(this::chosen).toList();
    Decision any = or(chosen);
    List<Limb> limbs = chosen.stream().map(Held::limb).toList();
    LocalDate day = memory.asOf().date();
    return new GroundAnswer(
        lawyer,
        ground.word(),
        ground.provision(),
        ground.quote(),
        result(any),
        limbs.stream().anyMatch(l -> l.act().isPresent() || actsShown(l)),
        limbs,
        ground.measures(),
        ground.decidedBy(),
        ground.attached().stream()
            .filter(a -> a.days().on(day))
            .map(a -> a.words().what())
            .toList(),
        others(held, any),
        Optional.ofNullable(displaced.getOrDefault(ground.provision(), Map.of()).get(lawyer)));
  }

  private static boolean actsShown(Limb limb) {
    return limb.elements().stream()
        .anyMatch(
            e ->
                !e.role()
                    && e.status() == Status.ESTABLISHED
                    && e.evidence().stream().anyMatch(x -> x.kind() != Evidence.Kind.NO_RECORD));
  }

  private Decision or(List<Held> held) {
    return held.stream().map(Held::decision).reduce(decisions.never(), decisions::or);
  }

  private boolean chosen(Held held) {
    return held.premise()
        .map(p -> p.option().equals(readings.get(memory.readings().get(p.reading()))))
        .orElse(true);
  }

  /** Where another option of a reading, the others as chosen, leads elsewhere. */
  private List<OtherReading> others(List<Held> held, Decision now) {
    List<OtherReading> others = new ArrayList<>();
    Set<String> contested = new LinkedHashSet<>();
    held.forEach(h -> h.premise().ifPresent(p -> contested.add(p.reading())));
    for (ReadingDeclaration reading : stack.readings()) {
      if (contested.contains(reading.id())) {
        for (String option : reading.options().keySet()) {
          List<Held> under =
              held.stream()
                  .filter(
                      h ->
                          h.premise()
                              .map(
                                  p ->
                                      p.reading().equals(reading.id())
                                          ? p.option().equals(option)
                                          : chosen(h))
                              .orElse(true))
                  .toList();
          Result then = result(or(under));
          if (then != result(now)) {
            others.add(new OtherReading(reading.id(), option, then));
          }
        }
      }
    }
    return others;
  }

  private Result result(Decision decision) {
    return decision == decisions.always()
        ? Result.MET
        : decision == decisions.never() ? Result.NOT_MET : Result.UNDETERMINED;
  }

  // --- one limb
  // -----------------------------------------------------------------------------------

  /** A limb held against one act, with the exact condition on which it is met. */
  private record Held(Optional<GroundPlan.Premise> premise, Decision decision, Limb limb) {}

  private List<Held> held(GroundPlan.Limb limb, Lawyer lawyer) {
    Map<String, Object> start = new HashMap<>();
    if (!limb.lawyer().isEmpty()) {
      start.put(limb.lawyer(), lawyer);
    }
    List<Held> held = new ArrayList<>();
    for (Map<String, Object> way : acts(limb, start)) {
      if (way.get(limb.act()) instanceof Event event && governs(limb, event)) {
        held.add(held(limb, way, Optional.of(event)));
      }
    }
    return held.isEmpty() ? List.of(held(limb, start, Optional.empty())) : held;
  }

  /** All ways to choose an act of the lawyer, with what the conditions are about beside it. */
  private List<Map<String, Object>> acts(GroundPlan.Limb limb, Map<String, Object> start) {
    List<Map<String, Object>> ways = new ArrayList<>();
    for (Look act : limb.chosen()) {
      if (act.pattern().binding().equals(limb.act())) {
        bind(limb.chosen(), 0, start, suitable(act, start), ways);
      }
    }
    return ways;
  }

  /** What each binding can be for which there is such an act: the persons of this lawyer's acts. */
  private Map<String, Set<@Nullable Object>> suitable(Look act, Map<String, Object> start) {
    Map<String, Set<@Nullable Object>> suitable = new HashMap<>();
    List<Object> eligible = eligible(act.among(), act.matching(), start);
    for (Matching.Join join : act.matching().joins()) {
      if (join.to().field().isEmpty() && !join.isBound(start)) {
        Set<@Nullable Object> values = new HashSet<>();
        eligible.forEach(object -> values.add(join.field().apply(object)));
        suitable.put(join.to().binding(), values);
      }
    }
    return suitable;
  }

  /** The law of the day of the act decides on it. */
  private boolean governs(GroundPlan.Limb limb, Event act) {
    LocalDate day = act.moment().map(Moment::date).orElse(memory.asOf().date());
    return limb.days().map(days -> days.on(day)).orElse(false);
  }

  /**
   * All ways to choose the subjects and events that the conditions are about.
   *
   * @param suitable for some bindings, all that can be chosen
   */
  private void bind(
      List<Look> chosen,
      int index,
      Map<String, Object> bound,
      Map<String, Set<@Nullable Object>> suitable,
      List<Map<String, Object>> ways) {
    if (index == chosen.size()) {
      ways.add(bound);
      return;
    }
    Look look = chosen.get(index);
    String binding = look.pattern().binding();
    Set<@Nullable Object> among = suitable.get(binding);
    List<Object> candidates = bound.containsKey(binding) ? List.of() : candidates(look, bound);
    if (among != null) {
      candidates = candidates.stream().filter(among::contains).toList();
    }
    if (candidates.isEmpty()) {
      bind(chosen, index + 1, bound, suitable, ways);
    }
    for (Object object : candidates) {
      Map<String, Object> more = new HashMap<>(bound);
      more.put(binding, object);
      bind(chosen, index + 1, more, suitable, ways);
    }
  }

  private List<Object> candidates(Look look, Map<String, Object> bound) {
    return matching(look, look.matching(), bound);
  }

  private List<Object> matching(Look look, Matching matching, Map<String, Object> bound) {
    List<Object> found = new ArrayList<>();
    for (Object object : eligible(look.among(), matching, bound)) {
      if (matching.matches(object, bound)) {
        found.add(object);
      }
    }
    return found;
  }

  /** The fewest objects among which all that match are, in the order of the case. */
  private List<Object> eligible(Among among, Matching matching, Map<String, Object> bound) {
    Shelf<Object> shelf = objects.get(among);
    if (shelf == null) {
      return List.of();
    }
    List<Object> fewest = shelf.all();
    for (Matching.Join join : matching.joins()) {
      if (join.isBound(bound)) {
        List<Object> alike = shelf.with(join.field(), join.value(bound));
        fewest = alike.size() < fewest.size() ? alike : fewest;
      }
    }
    return fewest;
  }

  private Held held(GroundPlan.Limb limb, Map<String, Object> bound, Optional<Event> act) {
    Decision all = decisions.always();
    List<Tested> tested = new ArrayList<>();
    for (GroundPlan.Element element : limb.elements()) {
      List<Part> parts =
          element.parts().stream().map(part -> part(part.condition(), bound)).toList();
      Decision decision =
          parts.stream().map(Part::decision).reduce(decisions.always(), decisions::and);
      all = decisions.and(all, decision);
      tested.add(new Tested(element, decision, parts));
    }
    Decision whole = all;
    return new Held(
        limb.premise(),
        whole,
        new Limb(
            limb.rule().norm(),
            limb.title(),
            result(whole),
            act,
            tested.stream().map(t -> element(t, whole)).toList(),
            needs(whole, whole)));
  }

  // --- one element
  // --------------------------------------------------------------------------------

  /** An element held against the file. */
  private record Tested(GroundPlan.Element element, Decision decision, List<Part> parts) {}

  /**
   * One condition held against the file.
   *
   * @param decision on what it depends
   * @param onFile false where the file has nothing of the kind
   * @param evidence what shows or disproves it
   */
  private record Part(Decision decision, boolean onFile, List<Evidence> evidence) {}

  private Element element(Tested tested, Decision whole) {
    Decision decision = tested.decision();
    List<Part> shown = tested.parts();
    Status status = Status.UNKNOWN;
    if (decision == decisions.always()) {
      status = Status.ESTABLISHED;
    } else if (decision == decisions.never()) {
      shown = shown.stream().filter(p -> p.decision() == decisions.never() && p.onFile()).toList();
      status = shown.isEmpty() ? Status.NOT_ON_FILE : Status.NOT_ESTABLISHED;
    }
    List<Evidence> evidence =
        shown.stream().flatMap(p -> p.evidence().stream()).distinct().toList();
    List<Evidence> positive =
        evidence.stream().filter(e -> e.kind() != Evidence.Kind.NO_RECORD).toList();
    return new Element(
        tested.element().tests(),
        tested.element().title(),
        status,
        tested.element().role(),
        positive.isEmpty() ? evidence : positive,
        status == Status.UNKNOWN ? needs(decision, whole) : List.of());
  }

  private List<Need> needs(Decision of, Decision whole) {
    return decisions.support(of).stream()
        .filter(v -> v.key() instanceof Unknown)
        .map(
            v -> {
              Unknown unknown = (Unknown) v.key();
              return new Need(
                  unknown.of(),
                  unknown.fact(),
                  v.values().stream()
                      .map(
                          value ->
                              new Need.Answer(
                                  value, outcome(decisions.given(whole, v, value)), false))
                      .toList());
            })
        .toList();
  }

  private Outcome outcome(Decision decision) {
    return decision == decisions.always()
        ? Outcome.APPLIES
        : decision == decisions.never() ? Outcome.DOES_NOT_APPLY : Outcome.UNDETERMINED;
  }

  private Part part(Condition condition, Map<String, Object> bound) {
    if (condition instanceof Not not) {
      Look look = plan.of(not.pattern());
      if (!closed(look, bound)) {
        return new Part(decisions.never(), false, List.of());
      }
      Part inner = pattern(look, bound);
      boolean none = inner.decision() == decisions.never();
      return new Part(
          decisions.not(inner.decision()), true, none ? noRecord(look, bound) : inner.evidence());
    }
    if (condition instanceof Exists exists) {
      return pattern(plan.of(exists.pattern()), bound);
    }
    if (condition instanceof AnyOf anyOf) {
      return anyOf(anyOf, bound);
    }
    return pattern(plan.of((Pattern) condition), bound);
  }

  private Part anyOf(AnyOf anyOf, Map<String, Object> bound) {
    Decision any = decisions.never();
    boolean onFile = false;
    List<Evidence> held = new ArrayList<>();
    List<Evidence> all = new ArrayList<>();
    for (List<Condition> option : anyOf.options()) {
      for (Map<String, Object> way : ways(option, bound)) {
        Decision both = decisions.always();
        List<Evidence> evidence = new ArrayList<>();
        for (Condition one : option) {
          Part part = part(one, way);
          both = decisions.and(both, part.decision());
          onFile |= part.onFile();
          evidence.addAll(part.evidence());
        }
        any = decisions.or(any, both);
        all.addAll(evidence);
        if (both != decisions.never()) {
          held.addAll(evidence);
        }
      }
    }
    return new Part(any, onFile, held.isEmpty() ? all : held);
  }

  /** All ways to choose the events that one of several options binds for itself. */
  private List<Map<String, Object>> ways(List<Condition> option, Map<String, Object> bound) {
    List<Look> own = option.stream().filter(GroundPlan::chooses).map(plan::chosen).toList();
    List<Map<String, Object>> ways = new ArrayList<>();
    bind(own, 0, bound, Map.of(), ways);
    return ways;
  }

  /** Whether everything that the pattern refers to is there. */
  private static boolean closed(Look look, Map<String, Object> bound) {
    return bound.keySet().containsAll(look.refers());
  }

  private Part pattern(Look look, Map<String, Object> bound) {
    if (!closed(look, bound)) {
      return new Part(decisions.never(), false, List.of());
    }
    Pattern pattern = look.pattern();
    List<Object> matching =
        bound.containsKey(pattern.binding())
            ? List.of(bound.get(pattern.binding()))
            : pattern.type().equals("Event") && !pattern.binding().isEmpty()
                ? List.of()
                : candidates(look, bound);
    Decision decision = decisions.never();
    for (Object object : matching) {
      decision = decisions.or(decision, decisions.given(condition(object), assumed));
    }
    List<Object> shown =
        decision == decisions.never()
            ? contrary(look, bound)
            : matching.stream().filter(o -> condition(o) == decisions.always()).toList();
    List<Evidence> evidence = shown.stream().flatMap(o -> evidence(o).stream()).distinct().toList();
    return new Part(
        decision,
        decision != decisions.never()
            || !evidence.isEmpty()
            || !look.recordable() && !look.stated(),
        decision == decisions.never() && evidence.isEmpty() ? noRecord(look, bound) : evidence);
  }

  private Decision condition(Object object) {
    return object instanceof Conclusion || object instanceof NotOwed
        ? instantiation.conditionOf(object)
        : memory.condition(object);
  }

  /** What the file states instead: the same fact with another value, another status. */
  private List<Object> contrary(Look look, Map<String, Object> bound) {
    if (look.stated()) {
      return matching(look, look.whateverValue(), bound).stream().filter(memory::isKnown).toList();
    }
    return look.of()
        .filter(of -> !look.founding().isEmpty())
        .map(of -> foundation(look, requireNonNull(bound.get(of))))
        .orElse(List.of());
  }

  /** The facts on which a rule could have founded the status, as the file states them. */
  private List<Object> foundation(Look status, Object of) {
    return stated.getOrDefault(of, List.of()).stream()
        .filter(fact -> status.founding().contains(fact.name()))
        .map(Object.class::cast)
        .toList();
  }

  private List<Evidence> noRecord(Look look, Map<String, Object> bound) {
    if (!Set.of("Event", "RecordedEvent").contains(look.pattern().type())) {
      return List.of();
    }
    Subject of =
        look.of()
            .map(bound::get)
            .filter(Subject.class::isInstance)
            .map(Subject.class::cast)
            .orElseGet(memory::proceeding);
    return look.pattern().words("type").stream()
        .map(type -> new Evidence(Evidence.Kind.NO_RECORD, of, type, "", Optional.empty()))
        .toList();
  }

  private List<Evidence> evidence(Object object) {
    if (object instanceof Event event) {
      return List.of(event(event));
    }
    if (object instanceof RecordedEvent recorded) {
      return List.of(event(recorded.event()));
    }
    if (object instanceof Fact fact) {
      return List.of(fact(fact.of(), fact.name(), fact.value()));
    }
    if (object instanceof FactAt fact && !memory.showing(fact).isEmpty()) {
      return memory.showing(fact).stream().map(Grounds::event).toList();
    }
    if (object instanceof FactAt fact) {
      return List.of(fact(fact.whose(), fact.name(), fact.value()));
    }
    if (object instanceof Amount amount) {
      return List.of(fact(amount.of(), amount.name(), Integer.toString(amount.value())));
    }
    if (object instanceof Document document) {
      return List.of(
          new Evidence(
              Evidence.Kind.DOCUMENT,
              document.of(),
              document.type(),
              "",
              Optional.of(document.of())));
    }
    return object instanceof Conclusion conclusion ? below(conclusion) : List.of();
  }

  /** What a conclusion rests on, without the subjects. */
  private List<Evidence> below(Conclusion conclusion) {
    return instantiation.matched(conclusion).stream()
        .flatMap(matched -> evidence(matched).stream())
        .sorted(Comparator.comparing(Evidence::word))
        .toList();
  }

  private static Evidence event(Event event) {
    return new Evidence(Evidence.Kind.EVENT, event.of(), event.type(), "", Optional.of(event));
  }

  private static Evidence fact(Subject of, String name, String value) {
    return new Evidence(
        Evidence.Kind.FACT,
        of,
        name,
        value,
        of instanceof Event event ? Optional.of(event) : Optional.empty());
  }
}
