package org.dutylawyer.internal.misconduct;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.finding.GroundAnswer.Attached;
import org.dutylawyer.internal.derive.ConditionWords;
import org.dutylawyer.internal.network.Matching;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.law.InForce;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.GroundSheet;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.Vocabulary;

/**
 * The grounds for discipline of a jurisdiction, taken apart into elements: all that is the same for
 * every case, worked out once. Immutable.
 */
final class GroundPlan {

  private static final Set<String> SUBJECTS = Set.of("Person", "Proceeding", "Lawyer", "Station");
  private static final Set<String> STATED = Set.of("Fact", "FactAt", "Onset", "Amount");
  private static final Set<String> RECORDABLE = Set.of("Event", "RecordedEvent", "Document");

  private final List<Ground> grounds = new ArrayList<>();
  private final List<AttachedInForce> complaints;
  private final Set<String> types = new LinkedHashSet<>();
  private final Map<Pattern, Look> looks = new IdentityHashMap<>();
  private final Stack stack;
  private final GroundSheet sheet;
  private final ConditionWords words;

  /** That of a stack, taken apart when a ground is first answered for. */
  static GroundPlan of(Stack stack) {
    return stack.once(GroundPlan.class, GroundPlan::new);
  }

  /** The grounds that the rules of a stack conclude, worded as its packs word them. */
  private GroundPlan(Stack stack) {
    this.stack = stack;
    this.sheet = GroundSheet.of(stack.packs());
    this.words = new ConditionWords(stack);
    Map<List<Object>, List<RuleModel>> together = new LinkedHashMap<>();
    for (RuleModel rule : concluding("misconduct")) {
      together
          .computeIfAbsent(
              List.of(rule.norm().provision(), rule.consequence().text(1)),
              key -> new ArrayList<>())
          .add(rule);
      for (Pattern pattern : rule.patterns()) {
        types.add(pattern.type());
        looks.put(pattern, look(pattern));
      }
    }
    together.values().forEach(rules -> grounds.add(ground(rules)));
    this.complaints =
        sheet.attached().stream()
            .filter(a -> a.what().kind() == Attached.Kind.COMPLAINT)
            .map(a -> new AttachedInForce(a, days(a.what().norm())))
            .toList();
  }

  /**
   * A ground: the rules that conclude it from one provision.
   *
   * @param days the days of its instrument
   */
  record Ground(
      NormId provision,
      String word,
      String quote,
      InForce days,
      List<String> measures,
      List<String> decidedBy,
      List<AttachedInForce> attached,
      List<Limb> limbs) {}

  /** Something attached, with the days of its instrument. */
  record AttachedInForce(GroundSheet.AttachedWords words, InForce days) {}

  /**
   * One rule.
   *
   * @param title how the packs name it
   * @param lawyer the binding of the lawyer, or empty
   * @param act the binding of the event that shows the conduct, or empty
   * @param premise the contested reading that it presupposes
   * @param days its days inside those of its instrument; empty if they have none in common
   * @param chosen the patterns that bind a subject or an event, in order
   */
  record Limb(
      RuleModel rule,
      Title title,
      String lawyer,
      String act,
      Optional<Premise> premise,
      Optional<InForce> days,
      List<Look> chosen,
      List<Element> elements) {}

  /** The contested reading that a limb presupposes. */
  record Premise(String reading, String option) {}

  /** The conditions that together test one element. */
  record Element(List<String> tests, Title title, List<Part> parts) {
    /** Whether it only says what the lawyer is. */
    boolean role() {
      return parts.stream().allMatch(Part::role);
    }
  }

  /** One condition; whether it only says what the lawyer is. */
  record Part(Condition condition, boolean role) {}

  /**
   * How a pattern is looked up.
   *
   * @param among the word that everything it matches has, where there is just one
   * @param matching all its constraints
   * @param whateverValue its constraints but that on the value
   * @param refers the bindings that it refers to
   * @param of the binding of the subject that it is about
   * @param stated whether it asks for something that the file states
   * @param recordable whether it asks for something that a file can record
   * @param founding for a status: the facts on which a rule could have founded it
   */
  record Look(
      Pattern pattern,
      Among among,
      Matching matching,
      Matching whateverValue,
      List<String> refers,
      Optional<String> of,
      boolean stated,
      boolean recordable,
      Set<String> founding) {}

  /** What is alike by type and by its word; the word is empty for all of the type. */
  record Among(String type, String word) {}

  List<Ground> grounds() {
    return grounds;
  }

  /** Who may complain of organs, and where. */
  List<AttachedInForce> complaints() {
    return complaints;
  }

  /** Whether any ground asks for things of that type. */
  boolean asksFor(String type) {
    return types.contains(type);
  }

  Look of(Pattern pattern) {
    return requireNonNull(looks.get(pattern));
  }

  /** Whether a condition binds a subject or an event that others are about. */
  static boolean chooses(Condition condition) {
    return condition instanceof Pattern p
        && !p.binding().isEmpty()
        && (SUBJECTS.contains(p.type()) || p.type().equals("Event"));
  }

  /** How what such a condition binds is looked up. */
  Look chosen(Condition condition) {
    return of((Pattern) condition);
  }

  private Ground ground(List<RuleModel> rules) {
    RuleModel first = rules.get(0);
    return new Ground(
        first.norm().provision(),
        first.consequence().text(1),
        first.quote(),
        days(first.norm()),
        first.consequence().given("measures"),
        first.consequence().given("decidedBy"),
        sheet.attached().stream()
            .filter(a -> a.to().stream().anyMatch(first.norm()::isWithin))
            .map(a -> new AttachedInForce(a, days(a.what().norm())))
            .toList(),
        rules.stream().map(this::limb).toList());
  }

  private InForce days(NormId norm) {
    return stack.instrument(norm).inForce();
  }

  private Limb limb(RuleModel rule) {
    Operand lawyer = rule.consequence().arguments().get(0);
    Map<List<String>, Element> elements = new LinkedHashMap<>();
    Optional<Premise> premise = Optional.empty();
    List<Look> chosen = new ArrayList<>();
    for (Condition condition : rule.conditions()) {
      if (condition instanceof Pattern p && p.type().equals("Reading")) {
        premise = Optional.of(new Premise(p.words("id").get(0), p.words("option").get(0)));
        continue;
      }
      if (chooses(condition)) {
        chosen.add(chosen(condition));
      }
      if (!(condition instanceof Pattern p && SUBJECTS.contains(p.type()))) {
        List<String> tested = tested(condition);
        Optional<GroundSheet.ElementWords> worded = sheet.element(rule.norm(), tested);
        elements
            .computeIfAbsent(
                worded.map(GroundSheet.ElementWords::tests).orElse(tested),
                tests ->
                    new Element(
                        tests,
                        worded
                            .map(GroundSheet.ElementWords::title)
                            .orElseGet(() -> words.of(condition)),
                        new ArrayList<>()))
            .parts()
            .add(new Part(condition, role(condition, lawyer)));
      }
    }
    return new Limb(
        rule,
        title(rule),
        lawyer instanceof Ref ref ? ref.binding() : "",
        act(rule),
        premise,
        days(rule.norm()).intersect(rule.inForce()),
        chosen,
        List.copyOf(elements.values()));
  }

  private Title title(RuleModel rule) {
    return Optional.ofNullable(sheet.limbs().get(rule.norm()))
        .or(
            () ->
                stack.vocabulary().findTitle(Vocabulary.Group.GROUNDS, rule.consequence().text(1)))
        .orElseThrow();
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

  private static boolean role(Condition condition, Operand lawyer) {
    return condition instanceof Pattern pattern
        && (pattern.type().equals("Status")
            || pattern.type().equals("Fact")
                && pattern.constraints().stream()
                    .filter(c -> c.field().equals("of"))
                    .anyMatch(c -> c.operands().contains(lawyer)));
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

  // --- one pattern
  // --------------------------------------------------------------------------------

  private Look look(Pattern pattern) {
    List<String> refers = new ArrayList<>();
    List<String> of = new ArrayList<>();
    for (Constraint constraint : pattern.constraints()) {
      for (Operand operand : constraint.operands()) {
        if (operand instanceof Ref ref) {
          refers.add(ref.binding());
          if (constraint.field().equals("of")) {
            of.add(ref.binding());
          }
        }
      }
    }
    return new Look(
        pattern,
        new Among(pattern.type(), onlyWord(pattern)),
        new Matching(pattern),
        new Matching(
            new Pattern(
                pattern.type(),
                "",
                pattern.constraints().stream().filter(c -> !c.field().equals("value")).toList(),
                pattern.place())),
        refers,
        of.stream().findFirst(),
        STATED.contains(pattern.type()),
        RECORDABLE.contains(pattern.type()),
        pattern.type().equals("Status") ? founding(pattern) : Set.of());
  }

  private static String onlyWord(Pattern pattern) {
    List<String> words = pattern.words(GroundSheet.wordField(pattern.type()));
    return words.size() == 1 ? words.get(0) : "";
  }

  private Set<String> founding(Pattern status) {
    Set<String> facts = new LinkedHashSet<>();
    List<String> keys = status.words("key");
    concluding("status").stream()
        .filter(r -> keys.contains(r.consequence().text(1)))
        .flatMap(r -> r.patterns().stream())
        .filter(p -> STATED.contains(p.type()))
        .forEach(p -> facts.addAll(p.words("name")));
    return facts;
  }

  /** The rules whose conclusion begins with that word, in the order of the packs. */
  private List<RuleModel> concluding(String word) {
    return stack.packs().stream()
        .flatMap(p -> p.rules().stream())
        .filter(r -> r.consequence().word().equals(word))
        .toList();
  }
}
