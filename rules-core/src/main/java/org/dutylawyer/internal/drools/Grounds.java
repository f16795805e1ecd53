package org.dutylawyer.internal.drools;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.facts.Amount;
import org.dutylawyer.facts.Document;
import org.dutylawyer.facts.Event;
import org.dutylawyer.facts.Fact;
import org.dutylawyer.facts.FactAt;
import org.dutylawyer.facts.Lawyer;
import org.dutylawyer.facts.RecordedEvent;
import org.dutylawyer.facts.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Conduct;
import org.dutylawyer.finding.Finding;
import org.dutylawyer.finding.GroundAnswer;
import org.dutylawyer.finding.GroundAnswer.Attached;
import org.dutylawyer.finding.GroundAnswer.Element;
import org.dutylawyer.finding.GroundAnswer.Evidence;
import org.dutylawyer.finding.GroundAnswer.Limb;
import org.dutylawyer.finding.GroundAnswer.OtherReading;
import org.dutylawyer.finding.GroundAnswer.Result;
import org.dutylawyer.finding.GroundAnswer.Status;
import org.dutylawyer.finding.Need;
import org.dutylawyer.finding.NotOwed;
import org.dutylawyer.finding.Outcome;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.law.InForce;
import org.dutylawyer.law.NormId;
import org.dutylawyer.law.Title;
import org.dutylawyer.pack.GroundSheet;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.pack.RuleModel.Text;

/**
 * Holds every ground for discipline against every lawyer of a case, element by element. The
 * elements are the conditions of the rule, so that what is shown is what the engine decided.
 */
final class Grounds {

  private static final Set<String> SUBJECTS = Set.of("Person", "Proceeding", "Lawyer", "Station");

  private final Stack stack;
  private final Memory memory;
  private final Decisions decisions;
  private final Grounding grounding;
  private final Map<Variable, String> readings;
  private final Decisions.Assignment assumed;
  private final ConditionWords words;
  private final Map<String, List<Object>> objects = new HashMap<>();

  /**
   * Grounds of one case.
   *
   * @param readings the option used of each contested reading
   */
  Grounds(
      Stack stack,
      Memory memory,
      List<Derivation> derivations,
      Grounding grounding,
      Map<Variable, String> readings) {
    this.stack = stack;
    this.memory = memory;
    this.decisions = memory.decisions();
    this.grounding = grounding;
    this.readings = Map.copyOf(readings);
    this.assumed = decisions.assign(readings);
    this.words = new ConditionWords(stack.vocabulary());
    for (Object object : memory.objects()) {
      if (!(object instanceof Event event && event.awaited())) {
        add(object);
      }
    }
    Set<String> asked = new LinkedHashSet<>();
    for (RuleModel rule : stack.misconduct()) {
      rule.patterns().forEach(pattern -> asked.add(pattern.type()));
    }
    for (Derivation derivation : derivations) {
      Conclusion conclusion = derivation.conclusion();
      if (asked.contains(conclusion.getClass().getSimpleName())
          && !grounding.awaits(derivation)
          && grounding.conditionOf(conclusion) != decisions.never()) {
        add(conclusion);
      }
    }
  }

  private void add(Object object) {
    objects
        .computeIfAbsent(object.getClass().getSimpleName(), type -> new ArrayList<>())
        .add(object);
  }

  /**
   * Every ground in force, for every lawyer of the case.
   *
   * @param findings all findings, for which norms were displaced
   */
  List<GroundAnswer> answers(List<Finding> findings) {
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
    List<GroundAnswer> answers = new ArrayList<>();
    for (Object lawyer : objects.getOrDefault("Lawyer", List.of())) {
      Map<List<Object>, List<RuleModel>> together = new LinkedHashMap<>();
      for (RuleModel rule : stack.misconduct()) {
        if (stack.instrument(rule.norm()).inForce().on(memory.asOf().date())) {
          together
              .computeIfAbsent(
                  List.of(rule.norm().provision(), rule.consequence().text(1)),
                  key -> new ArrayList<>())
              .add(rule);
        }
      }
      together.values().forEach(rules -> answers.add(ground((Lawyer) lawyer, rules, displaced)));
    }
    return answers;
  }

  /** Who may complain of organs, and where, by the texts in force on that day. */
  static List<Conduct.Complaint> complaints(Stack stack, LocalDate day) {
    return stack.groundSheet().attached().stream()
        .filter(a -> a.what().kind() == Attached.Kind.COMPLAINT)
        .filter(a -> stack.instrument(a.what().norm()).inForce().on(day))
        .map(a -> new Conduct.Complaint(a.what(), a.actions()))
        .toList();
  }

  private boolean inForce(NormId norm, LocalDate day) {
    return stack.instrument(norm).inForce().on(day);
  }

  // --- one ground
  // ---------------------------------------------------------------------------------

  private GroundAnswer ground(
      Lawyer lawyer, List<RuleModel> rules, Map<NormId, Map<Subject, NormId>> displaced) {
    RuleModel first = rules.get(0);
    List<Held> held = new ArrayList<>();
    rules.forEach(rule -> held.addAll(held(rule, lawyer)));
    List<Held> chosen = held.stream().filter(this::chosen).toList();
    Decision any = or(chosen);
    List<Limb> limbs = chosen.stream().map(Held::limb).toList();
    return new GroundAnswer(
        lawyer,
        first.consequence().text(1),
        first.norm().provision(),
        first.quote(),
        result(any),
        limbs.stream().anyMatch(l -> l.act().isPresent() || actsShown(l)),
        limbs,
        given(first, "measures"),
        given(first, "decidedBy"),
        stack.groundSheet().attachedTo(first.norm()).stream()
            .filter(a -> inForce(a.norm(), memory.asOf().date()))
            .toList(),
        others(held, any),
        Optional.ofNullable(
            displaced.getOrDefault(first.norm().provision(), Map.of()).get(lawyer)));
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

  private static List<String> given(RuleModel rule, String word) {
    return rule.consequence().chain().stream()
        .filter(c -> c.word().equals(word))
        .map(Call::arguments)
        .flatMap(List::stream)
        .filter(Text.class::isInstance)
        .map(t -> ((Text) t).value())
        .toList();
  }

  // --- one limb
  // -----------------------------------------------------------------------------------

  /** The contested reading that a limb presupposes. */
  private record Premise(String reading, String option) {}

  /** A limb held against one act, with the exact condition on which it is met. */
  private record Held(Optional<Premise> premise, Decision decision, Limb limb) {}

  private List<Held> held(RuleModel rule, Lawyer lawyer) {
    Map<String, Object> start = new HashMap<>();
    if (rule.consequence().arguments().get(0) instanceof Ref ref) {
      start.put(ref.binding(), lawyer);
    }
    String act = act(rule);
    List<Map<String, Object>> ways = new ArrayList<>();
    bind(rule, 0, start, ways);
    List<Map<String, Object>> recorded =
        ways.stream()
            .filter(way -> way.get(act) instanceof Event event && governs(rule, event))
            .toList();
    List<Held> held = new ArrayList<>();
    for (Map<String, Object> way : recorded.isEmpty() ? List.of(start) : recorded) {
      held.add(held(rule, way, Optional.ofNullable((Event) way.get(act))));
    }
    return held;
  }

  /** The binding of the event that shows the conduct. */
  private static String act(RuleModel rule) {
    return rule.consequence().chain().stream()
        .filter(c -> c.word().equals("by"))
        .flatMap(c -> c.arguments().stream())
        .filter(Ref.class::isInstance)
        .map(r -> ((Ref) r).binding())
        .findFirst()
        .orElse("");
  }

  /** The law of the day of the act decides on it. */
  private boolean governs(RuleModel rule, Event act) {
    InForce instrument = stack.instrument(rule.norm()).inForce();
    LocalDate day = act.moment().map(Moment::date).orElse(memory.asOf().date());
    return instrument.intersect(rule.inForce()).map(days -> days.on(day)).orElse(false);
  }

  /** All ways to choose the subjects and events that the conditions are about. */
  private void bind(
      RuleModel rule, int index, Map<String, Object> bound, List<Map<String, Object>> ways) {
    if (index == rule.conditions().size()) {
      ways.add(bound);
      return;
    }
    boolean binds =
        rule.conditions().get(index) instanceof Pattern p
            && !p.binding().isEmpty()
            && !bound.containsKey(p.binding())
            && (p.type().equals("Event") || SUBJECTS.contains(p.type()));
    if (!binds) {
      bind(rule, index + 1, bound, ways);
      return;
    }
    Pattern pattern = (Pattern) rule.conditions().get(index);
    boolean found = false;
    for (Object object : candidates(pattern, bound)) {
      found = true;
      Map<String, Object> more = new HashMap<>(bound);
      more.put(pattern.binding(), object);
      bind(rule, index + 1, more, ways);
    }
    if (!found) {
      bind(rule, index + 1, bound, ways);
    }
  }

  private List<Object> candidates(Pattern pattern, Map<String, Object> bound) {
    return objects.getOrDefault(pattern.type(), List.of()).stream()
        .filter(object -> Matching.matches(pattern, object, bound))
        .toList();
  }

  private Held held(RuleModel rule, Map<String, Object> bound, Optional<Event> act) {
    Map<List<String>, Group> groups = new LinkedHashMap<>();
    Optional<Premise> premise = Optional.empty();
    for (Condition condition : rule.conditions()) {
      if (condition instanceof Pattern p && p.type().equals("Reading")) {
        premise = Optional.of(new Premise(p.words("id").get(0), p.words("option").get(0)));
      } else if (!(condition instanceof Pattern p && SUBJECTS.contains(p.type()))) {
        List<String> tested = tested(condition);
        Optional<GroundSheet.ElementWords> worded =
            stack.groundSheet().element(rule.norm(), tested);
        List<String> key = worded.map(GroundSheet.ElementWords::tests).orElse(tested);
        Group group =
            groups.computeIfAbsent(
                key,
                k ->
                    new Group(
                        worded
                            .map(GroundSheet.ElementWords::title)
                            .orElseGet(() -> words.of(condition)),
                        new ArrayList<>()));
        group.parts().add(part(condition, bound, role(condition, rule)));
      }
    }
    Decision all = decisions.always();
    for (Group group : groups.values()) {
      all = decisions.and(all, group.decision(decisions));
    }
    Decision whole = all;
    List<Element> elements = new ArrayList<>();
    groups.forEach((tests, group) -> elements.add(element(tests, group, whole)));
    Title title =
        Optional.ofNullable(stack.groundSheet().limbs().get(rule.norm()))
            .orElseGet(
                () ->
                    stack
                        .vocabulary()
                        .findTitle(
                            org.dutylawyer.facts.Vocabulary.Group.GROUNDS,
                            rule.consequence().text(1))
                        .orElseThrow());
    return new Held(
        premise,
        whole,
        new Limb(rule.norm(), title, result(whole), act, elements, needs(whole, whole)));
  }

  private static boolean role(Condition condition, RuleModel rule) {
    if (!(condition instanceof Pattern pattern)) {
      return false;
    }
    boolean ofLawyer =
        pattern.constraints().stream()
            .filter(c -> c.field().equals("of"))
            .flatMap(c -> c.operands().stream())
            .anyMatch(rule.consequence().arguments().get(0)::equals);
    return pattern.type().equals("Status") || pattern.type().equals("Fact") && ofLawyer;
  }

  private static List<String> tested(Condition condition) {
    if (condition instanceof Pattern pattern) {
      return GroundSheet.tested(pattern);
    }
    if (condition instanceof Not not) {
      return GroundSheet.tested(not.pattern());
    }
    if (condition instanceof Exists exists) {
      return GroundSheet.tested(exists.pattern());
    }
    return ((AnyOf) condition)
        .options().stream()
            .flatMap(List::stream)
            .flatMap(c -> tested(c).stream())
            .distinct()
            .toList();
  }

  // --- one element
  // --------------------------------------------------------------------------------

  /** The conditions of one element. */
  private record Group(Title title, List<Part> parts) {
    Decision decision(Decisions decisions) {
      return parts.stream().map(Part::decision).reduce(decisions.always(), decisions::and);
    }
  }

  /**
   * One condition held against the file.
   *
   * @param decision on what it depends
   * @param onFile false where the file has nothing of the kind
   * @param role whether it only says what the lawyer is
   * @param evidence what shows or disproves it
   */
  private record Part(Decision decision, boolean onFile, boolean role, List<Evidence> evidence) {}

  private Element element(List<String> tests, Group group, Decision whole) {
    Decision decision = group.decision(decisions);
    List<Evidence> evidence = new ArrayList<>();
    Status status;
    if (decision == decisions.always()) {
      status = Status.ESTABLISHED;
      group.parts().forEach(p -> evidence.addAll(p.evidence()));
    } else if (decision == decisions.never()) {
      List<Part> against =
          group.parts().stream()
              .filter(p -> p.decision() == decisions.never() && p.onFile())
              .toList();
      status = against.isEmpty() ? Status.NOT_ON_FILE : Status.NOT_ESTABLISHED;
      against.forEach(p -> evidence.addAll(p.evidence()));
    } else {
      status = Status.UNKNOWN;
      group.parts().forEach(p -> evidence.addAll(p.evidence()));
    }
    List<Evidence> positive =
        evidence.stream().filter(e -> e.kind() != Evidence.Kind.NO_RECORD).distinct().toList();
    return new Element(
        tests,
        group.title(),
        status,
        group.parts().stream().allMatch(Part::role),
        positive.isEmpty() ? evidence.stream().distinct().toList() : positive,
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

  private Part part(Condition condition, Map<String, Object> bound, boolean role) {
    if (condition instanceof Not not) {
      if (!closed(not.pattern(), bound)) {
        return new Part(decisions.never(), false, role, List.of());
      }
      Part inner = pattern(not.pattern(), bound, role);
      boolean none = inner.decision() == decisions.never();
      return new Part(
          decisions.not(inner.decision()),
          true,
          role,
          none ? noRecord(not.pattern(), bound) : inner.evidence());
    }
    if (condition instanceof Exists exists) {
      return pattern(exists.pattern(), bound, role);
    }
    if (condition instanceof AnyOf anyOf) {
      Decision any = decisions.never();
      boolean onFile = false;
      List<Evidence> held = new ArrayList<>();
      List<Evidence> all = new ArrayList<>();
      for (List<Condition> option : anyOf.options()) {
        Decision both = decisions.always();
        List<Evidence> evidence = new ArrayList<>();
        for (Condition one : option) {
          Part part = part(one, bound, role);
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
      return new Part(any, onFile, role, held.isEmpty() ? all : held);
    }
    return pattern((Pattern) condition, bound, role);
  }

  /** Whether everything that the pattern refers to is there. */
  private static boolean closed(Pattern pattern, Map<String, Object> bound) {
    return pattern.constraints().stream()
        .flatMap(c -> c.operands().stream())
        .filter(Ref.class::isInstance)
        .allMatch(r -> bound.containsKey(((Ref) r).binding()));
  }

  private Part pattern(Pattern pattern, Map<String, Object> bound, boolean role) {
    if (!closed(pattern, bound)) {
      return new Part(decisions.never(), false, role, List.of());
    }
    List<Object> matching =
        bound.containsKey(pattern.binding())
            ? List.of(bound.get(pattern.binding()))
            : pattern.type().equals("Event") && !pattern.binding().isEmpty()
                ? List.of()
                : candidates(pattern, bound);
    Decision decision = decisions.never();
    for (Object object : matching) {
      decision = decisions.or(decision, decisions.given(condition(object), assumed));
    }
    List<Object> shown =
        decision == decisions.never()
            ? contrary(pattern, bound)
            : matching.stream().filter(o -> condition(o) == decisions.always()).toList();
    List<Evidence> evidence = shown.stream().flatMap(o -> evidence(o).stream()).distinct().toList();
    boolean recordable = Set.of("Event", "RecordedEvent", "Document").contains(pattern.type());
    return new Part(
        decision,
        decision != decisions.never() || !evidence.isEmpty() || !recordable && !stated(pattern),
        role,
        decision == decisions.never() && evidence.isEmpty() ? noRecord(pattern, bound) : evidence);
  }

  /** Whether the pattern asks for something that the file states. */
  private static boolean stated(Pattern pattern) {
    return Set.of("Fact", "FactAt", "Amount").contains(pattern.type());
  }

  private Decision condition(Object object) {
    return object instanceof Conclusion || object instanceof NotOwed
        ? grounding.conditionOf(object)
        : memory.condition(object);
  }

  /** What the file states instead: the same fact with another value, another status. */
  private List<Object> contrary(Pattern pattern, Map<String, Object> bound) {
    if (stated(pattern)) {
      List<Constraint> without =
          pattern.constraints().stream().filter(c -> !c.field().equals("value")).toList();
      Pattern any = new Pattern(pattern.type(), "", without, pattern.place());
      return candidates(any, bound).stream().filter(memory::isKnown).toList();
    }
    if (pattern.type().equals("Status")) {
      return pattern.constraints().stream()
          .filter(c -> c.field().equals("of"))
          .flatMap(c -> c.operands().stream())
          .map(r -> bound.get(((Ref) r).binding()))
          .flatMap(of -> role(pattern, of).stream())
          .toList();
    }
    return List.of();
  }

  /** The facts on which a rule could have founded the status, as the file states them. */
  private List<Object> role(Pattern status, Object of) {
    Set<String> facts = new LinkedHashSet<>();
    stack.packs().stream()
        .flatMap(p -> p.rules().stream())
        .filter(r -> r.consequence().word().equals("status"))
        .filter(r -> status.words("key").contains(r.consequence().text(1)))
        .flatMap(r -> r.patterns().stream())
        .filter(Grounds::stated)
        .forEach(p -> facts.addAll(p.words("name")));
    return objects.getOrDefault("Fact", List.of()).stream()
        .filter(memory::isKnown)
        .filter(o -> ((Fact) o).of().equals(of) && facts.contains(((Fact) o).name()))
        .toList();
  }

  private List<Evidence> noRecord(Pattern pattern, Map<String, Object> bound) {
    if (!Set.of("Event", "RecordedEvent").contains(pattern.type())) {
      return List.of();
    }
    Object of =
        pattern.constraints().stream()
            .filter(c -> c.field().equals("of"))
            .flatMap(c -> c.operands().stream())
            .filter(Ref.class::isInstance)
            .map(r -> bound.get(((Ref) r).binding()))
            .filter(Subject.class::isInstance)
            .findFirst()
            .orElseGet(() -> objects.get("Proceeding").get(0));
    return pattern.words("type").stream()
        .map(
            type -> new Evidence(Evidence.Kind.NO_RECORD, (Subject) of, type, "", Optional.empty()))
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
    if (object instanceof FactAt fact) {
      return List.of(fact(fact.of().of(), fact.name(), fact.value()));
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
    return grounding.matched(conclusion).stream()
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
