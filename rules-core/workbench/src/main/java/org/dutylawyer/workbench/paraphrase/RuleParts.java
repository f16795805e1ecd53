package org.dutylawyer.workbench.paraphrase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.vocabulary.About;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;

/** The conditions of a rule, sorted by what they are about, as a sentence needs them. */
final class RuleParts {

  private static final Set<String> SUBJECTS = Set.of("Person", "Proceeding", "Lawyer", "Station");

  /** The words of a conclusion that name the event from which the time runs. */
  private static final Set<String> TIMED =
      Set.of("after", "before", "promptlyAfter", "at", "triggeredBy", "on", "by", "since");

  final RuleModel rule;

  /** Type of subject or event by binding. */
  final Map<String, String> bound = new LinkedHashMap<>();

  final List<Pattern> readings = new ArrayList<>();
  final List<Pattern> events = new ArrayList<>();

  /** What is said of the case, also as it stood at an event. */
  final List<Condition> ofCase = new ArrayList<>();

  /** What is said of a person, lawyer or station, by type of subject. */
  final Map<String, List<Condition>> ofSubject = new LinkedHashMap<>();

  /** What is said of an event itself, by its binding. */
  final Map<String, List<Pattern>> ofEvent = new LinkedHashMap<>();

  /** What stands or does not stand in the file, and the other conditions. */
  final List<Condition> others = new ArrayList<>();

  private final Vocabulary words;

  RuleParts(RuleModel rule, Vocabulary words) {
    this.rule = rule;
    this.words = words;
    rule.conditions().forEach(this::sort);
  }

  /** Whether a condition only says that there is such a one, of whom others say more. */
  static boolean isSubject(Condition condition) {
    return condition instanceof Pattern pattern && SUBJECTS.contains(pattern.type());
  }

  private void sort(Condition condition) {
    if (condition instanceof Pattern pattern) {
      if (isSubject(pattern)) {
        bound.put(pattern.binding(), pattern.type());
      } else if (pattern.type().equals("Event")) {
        bound.put(pattern.binding(), "Event");
        events.add(pattern);
      } else if (pattern.type().equals("Reading")) {
        readings.add(pattern);
      } else {
        place(condition, about(pattern), pattern);
      }
    } else if (condition instanceof AnyOf anyOf && simple(anyOf)) {
      Pattern first = (Pattern) anyOf.options().get(0).get(0);
      place(condition, about(first), first);
    } else {
      others.add(condition);
    }
  }

  private void place(Condition condition, String about, Pattern pattern) {
    switch (about) {
      case "Proceeding" -> ofCase.add(condition);
      case "Event" -> {
        String event = of(pattern).orElse("");
        if (condition instanceof Pattern own) {
          ofEvent.computeIfAbsent(event, e -> new ArrayList<>()).add(own);
        } else {
          others.add(condition);
        }
      }
      default -> ofSubject.computeIfAbsent(about, a -> new ArrayList<>()).add(condition);
    }
  }

  /** Whether each option is one plain thing about the same subject. */
  private boolean simple(AnyOf anyOf) {
    Optional<String> about = Optional.empty();
    for (List<Condition> option : anyOf.options()) {
      if (option.size() != 1
          || !(option.get(0) instanceof Pattern pattern)
          || pattern.type().equals("Reading")
          || pattern.type().equals("Event")) {
        return false;
      }
      String subject = about(pattern);
      if (about.isPresent() && !about.get().equals(subject)) {
        return false;
      }
      about = Optional.of(subject);
    }
    return about.isPresent();
  }

  /** The type of subject that a pattern says something about. */
  private String about(Pattern pattern) {
    if (pattern.type().equals("FactAt")) {
      return fact(pattern).filter(f -> f.isAbout(About.Kind.PROCEEDING)).isPresent()
          ? "Proceeding"
          : "Person";
    }
    return of(pattern).map(binding -> bound.getOrDefault(binding, "Person")).orElse("Proceeding");
  }

  /** The word of a fact pattern. */
  Optional<FactWord> fact(Pattern pattern) {
    return pattern.words("name").stream().findFirst().flatMap(words::fact);
  }

  /** The binding that a pattern is about. */
  static Optional<String> of(Pattern pattern) {
    return ref(pattern, "of").map(Ref::binding);
  }

  /** What a field is compared to, when that is something bound above. */
  static Optional<Ref> ref(Pattern pattern, String field) {
    return constraint(pattern, field)
        .flatMap(c -> c.operands().stream().findFirst())
        .filter(Ref.class::isInstance)
        .map(Ref.class::cast);
  }

  /** The comparison of a field. */
  static Optional<Constraint> constraint(Pattern pattern, String field) {
    return pattern.constraints().stream().filter(c -> c.field().equals(field)).findFirst();
  }

  /** The literal texts of a field, whatever the operator. */
  static List<String> texts(Pattern pattern, String field) {
    return constraint(pattern, field).map(Constraint::operands).orElse(List.of()).stream()
        .filter(RuleModel.Text.class::isInstance)
        .map(o -> ((RuleModel.Text) o).value())
        .toList();
  }

  /** Whether a field may have any value but those that are named. */
  static boolean isOther(Pattern pattern, String field) {
    return constraint(pattern, field).filter(c -> c.operator().equals("!=")).isPresent();
  }

  /** What of a subject is said. */
  List<Condition> of(String subject) {
    return ofSubject.getOrDefault(subject, List.of());
  }

  /** The stages that the case is in, of those that a condition names. */
  List<String> stages() {
    return ofCase.stream()
        .filter(Pattern.class::isInstance)
        .map(Pattern.class::cast)
        .filter(p -> p.words("name").contains("stage"))
        .flatMap(p -> p.words("value").stream())
        .distinct()
        .toList();
  }

  /** The chained word of the conclusion. */
  Optional<Call> chained(String word) {
    return rule.consequence().chain().stream().filter(c -> c.word().equals(word)).findFirst();
  }

  /** The chained words of the conclusion that may be said several times. */
  List<Call> chain(String word) {
    return rule.consequence().chain().stream().filter(c -> c.word().equals(word)).toList();
  }

  /** The texts that a chained word is given. */
  List<String> given(String word) {
    return rule.consequence().given(word);
  }

  /** The word that times the conclusion: {@code after}, {@code at} and so on; empty for none. */
  String timing() {
    return timed().map(Call::word).orElse("");
  }

  private Optional<Call> timed() {
    return rule.consequence().chain().stream().filter(c -> TIMED.contains(c.word())).findFirst();
  }

  /** The type of the event that a chained word names, the first if it can be one of several. */
  Optional<String> eventOf(String word) {
    return chained(word)
        .flatMap(call -> call.arguments().stream().findFirst())
        .filter(Ref.class::isInstance)
        .map(ref -> ((Ref) ref).binding())
        .flatMap(binding -> events.stream().filter(e -> e.binding().equals(binding)).findFirst())
        .flatMap(event -> texts(event, "type").stream().findFirst());
  }

  /** The event from which the time runs. */
  Optional<Pattern> trigger() {
    return timed()
        .flatMap(call -> call.arguments().stream().findFirst())
        .filter(Ref.class::isInstance)
        .map(ref -> ((Ref) ref).binding())
        .flatMap(binding -> events.stream().filter(e -> e.binding().equals(binding)).findFirst());
  }

  /** The length of the time limit: {@code workingDays(2)}. */
  Optional<Call> length() {
    return chained("within")
        .flatMap(call -> call.arguments().stream().findFirst())
        .filter(Call.class::isInstance)
        .map(Call.class::cast);
  }

  /** The number in a length. */
  static int count(Call length) {
    Operand count = length.arguments().get(0);
    return count instanceof RuleModel.Whole whole ? whole.value() : 0;
  }

  /** The type of subject that the conclusion is about: {@code Person} and so on. */
  String subject() {
    return chained("of")
        .or(() -> Optional.of(rule.consequence()))
        .flatMap(call -> call.arguments().stream().findFirst())
        .filter(Ref.class::isInstance)
        .map(ref -> bound.getOrDefault(((Ref) ref).binding(), "Person"))
        .orElse("Person");
  }

  /** Whether the subject of the conclusion is also the subject of the sentence. */
  boolean subjectActs() {
    return switch (rule.consequence().word()) {
      case "entitlement", "status", "eligibility", "misconduct" -> true;
      case "duty", "right", "prohibition", "documentDuty" ->
          switch (subject()) {
            case "Person" -> isActor("accused");
            case "Lawyer" -> isActor("duty-lawyer");
            case "Station" -> isActor("workstation");
            default -> false;
          };
      default -> false;
    };
  }

  private boolean isActor(String actor) {
    return rule.consequence().text(0).equals(actor);
  }

  /** The first text to which a field is held; empty for none. */
  static String text(Pattern pattern, String field) {
    return texts(pattern, field).stream().findFirst().orElse("");
  }
}
