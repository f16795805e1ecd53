package org.dutylawyer.workbench.mutation;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.dutylawyer.language.RuleForm;
import org.dutylawyer.language.RulePrinter;
import org.dutylawyer.law.InForce;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Call;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Place;
import org.dutylawyer.pack.RuleModel.Text;
import org.dutylawyer.pack.RuleModel.Whole;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.vocabulary.FactWord;
import org.dutylawyer.vocabulary.Vocabulary;
import org.dutylawyer.workbench.mutation.MutationReport.Kind;

/**
 * Makes the mutants of a rule: rules that differ from it in one small point, such as an author's
 * slip would. Only what passes the check of form is a mutant; what does not is caught without a
 * scenario.
 */
final class Mutations {

  private static final Map<String, List<String>> UNITS =
      Map.of(
          "workingDays", List.of("days"),
          "days", List.of("workingDays"),
          "hours", List.of("days"),
          "months", List.of("halfMonths"),
          "halfMonths", List.of("months"));

  private static final Map<String, List<String>> ORDERS =
      Map.of(
          ">", List.of(">=", "<"),
          ">=", List.of(">", "<"),
          "<", List.of("<=", ">"),
          "<=", List.of("<", ">"));

  private final Vocabulary words;
  private final Map<String, ReadingDeclaration> readings;
  private final Map<String, Mutant> mutants = new LinkedHashMap<>();
  private final RuleModel rule;

  private Mutations(RuleModel rule, Vocabulary words, Map<String, ReadingDeclaration> readings) {
    this.rule = rule;
    this.words = words;
    this.readings = readings;
  }

  /**
   * A mutant.
   *
   * @param original the rule
   * @param mutated the rule with the change
   * @param where what was changed
   * @param change into what
   * @param kind what kind of change it is
   */
  record Mutant(RuleModel original, RuleModel mutated, Place where, Title change, Kind kind) {}

  /** The mutants of a rule. */
  static List<Mutant> of(
      RuleModel rule, Vocabulary words, Map<String, ReadingDeclaration> readings) {
    Mutations mutations = new Mutations(rule, words, readings);
    mutations.conditions();
    mutations.consequence();
    mutations.dates();
    return List.copyOf(mutations.mutants.values());
  }

  // --- conditions
  // ---------------------------------------------------------------------------------

  private void conditions() {
    List<Condition> conditions = rule.conditions();
    for (int i = 0; i < conditions.size(); i++) {
      Condition condition = conditions.get(i);
      int at = i;
      if (conditions.size() > 1 && droppable(condition)) {
        List<Condition> without = new ArrayList<>(conditions);
        without.remove(i);
        add(
            conditions(without),
            place(condition),
            dropped(RulePrinter.print(condition)),
            Kind.CONDITION);
      }
      condition(condition, changed -> conditions(replaced(conditions, at, changed)));
    }
  }

  private interface Into {
    RuleModel with(Condition changed);
  }

  private void condition(Condition condition, Into into) {
    if (condition instanceof Pattern pattern) {
      pattern(pattern, changed -> into.with((Pattern) changed));
    } else if (condition instanceof Not not) {
      pattern(not.pattern(), changed -> into.with(new Not((Pattern) changed)));
    } else if (condition instanceof Exists exists) {
      pattern(exists.pattern(), changed -> into.with(new Exists((Pattern) changed)));
    } else if (condition instanceof AnyOf anyOf) {
      List<List<Condition>> options = anyOf.options();
      for (int o = 0; o < options.size(); o++) {
        int option = o;
        List<List<Condition>> without = new ArrayList<>(options);
        List<Condition> gone = without.remove(o);
        if (!without.isEmpty() && !gone.isEmpty()) {
          add(
              into.with(new AnyOf(without)),
              place(gone.get(0)),
              dropped(RulePrinter.print(new AnyOf(List.of(gone)))),
              Kind.CONDITION);
        }
        for (int c = 0; c < gone.size(); c++) {
          int at = c;
          condition(
              gone.get(c),
              changed ->
                  into.with(new AnyOf(replaced(options, option, replaced(gone, at, changed)))));
        }
      }
    }
  }

  /** Whether nothing else in the rule uses what the condition binds. */
  private boolean droppable(Condition condition) {
    if (!(condition instanceof Pattern pattern) || pattern.binding().isEmpty()) {
      return true;
    }
    String rest =
        rule.conditions().stream()
                .filter(c -> c != condition)
                .map(RulePrinter::print)
                .reduce("", String::concat)
            + RulePrinter.print(rule.consequence());
    return !rest.matches("(?s).*" + java.util.regex.Pattern.quote(pattern.binding()) + "\\b.*");
  }

  private void pattern(Pattern pattern, Into into) {
    List<Constraint> constraints = pattern.constraints();
    for (int i = 0; i < constraints.size(); i++) {
      Constraint constraint = constraints.get(i);
      int at = i;
      if (Set.of("by", "lawyer", "station", "at", "re", "force", "fulfilled")
          .contains(constraint.field())) {
        List<Constraint> without = new ArrayList<>(constraints);
        without.remove(i);
        add(
            into.with(new Pattern(pattern.type(), pattern.binding(), without, pattern.place())),
            constraint.place(),
            dropped(RulePrinter.print(constraint)),
            Kind.CONDITION);
      }
      constraint(
          pattern,
          constraint,
          changed ->
              into.with(
                  new Pattern(
                      pattern.type(),
                      pattern.binding(),
                      replaced(constraints, at, changed),
                      pattern.place())));
    }
  }

  private interface IntoPattern {
    RuleModel with(Constraint changed);
  }

  private void constraint(Pattern pattern, Constraint constraint, IntoPattern into) {
    List<Operand> operands = constraint.operands();
    for (String order : ORDERS.getOrDefault(constraint.operator(), List.of())) {
      compared(constraint, order, operands, Kind.COMPARISON, into);
    }
    if (operands.get(0) instanceof Whole whole) {
      for (int step : List.of(-1, 1)) {
        compared(
            constraint,
            constraint.operator(),
            List.of(new Whole(whole.value() + step)),
            Kind.NUMBER,
            into);
      }
    }
    boolean listed = constraint.operator().endsWith("in") && operands.size() > 1;
    if (listed) {
      for (int i = 0; i < operands.size(); i++) {
        List<Operand> fewer = new ArrayList<>(operands);
        fewer.remove(i);
        compared(constraint, constraint.operator(), fewer, Kind.VALUE, into);
      }
    }
    List<String> values = values(pattern, constraint);
    boolean single = constraint.operator().equals("==") || constraint.operator().equals("!=");
    if (single && operands.get(0) instanceof Text text && values.contains(text.value())) {
      String next = values.get((values.indexOf(text.value()) + 1) % values.size());
      compared(constraint, constraint.operator(), List.of(new Text(next)), Kind.VALUE, into);
      if (values.size() > 2) {
        String other = constraint.operator().equals("==") ? "!=" : "==";
        compared(constraint, other, operands, Kind.COMPARISON, into);
      }
    }
  }

  private void compared(
      Constraint constraint, String operator, List<Operand> operands, Kind kind, IntoPattern into) {
    Constraint changed = new Constraint(constraint.field(), operator, operands, constraint.place());
    add(
        into.with(changed),
        constraint.place(),
        changed(RulePrinter.print(constraint), RulePrinter.print(changed)),
        kind);
  }

  /** The values that the field of the pattern can have, if these are known. */
  private List<String> values(Pattern pattern, Constraint constraint) {
    return switch (constraint.field()) {
      case "value" ->
          pattern.words("name").stream()
              .map(words::fact)
              .flatMap(Optional::stream)
              .filter(word -> word.kind() != FactWord.Kind.NUMBER)
              .findFirst()
              .map(word -> List.copyOf(word.values().keySet()))
              .orElse(List.of());
      case "option" ->
          pattern.words("id").stream()
              .filter(readings::containsKey)
              .findFirst()
              .map(id -> List.copyOf(requireNonNull(readings.get(id)).options().keySet()))
              .orElse(List.of());
      case "force" -> List.of("shall", "may");
      default -> List.of();
    };
  }

  /** What a conclusion says of its terms, each of which a scenario must need. */
  private static final Set<String> TERMS =
      Set.of(
          "may",
          "whileIs",
          "orBefore",
          "eachStage",
          "inStage",
          "closedBy",
          "closedOnce",
          "notBefore",
          "unless");

  // --- consequence
  // --------------------------------------------------------------------------------

  private void consequence() {
    Call head = rule.consequence();
    List<Call> chain = head.chain();
    for (int i = 0; i < chain.size(); i++) {
      Call link = chain.get(i);
      int at = i;
      if (link.word().equals("within") && link.arguments().get(0) instanceof Call length) {
        length(
            length,
            changed ->
                chained(
                    replaced(
                        chain, at, new Call("within", List.of(changed), List.of(), link.place()))));
      }
      String other =
          switch (link.word()) {
            case "after" -> "before";
            case "before" -> "after";
            default -> "";
          };
      if (!other.isEmpty()) {
        Call changed = new Call(other, link.arguments(), List.of(), link.place());
        add(
            chained(replaced(chain, i, changed)),
            link.place(),
            changed(RulePrinter.print((Operand) link), RulePrinter.print((Operand) changed)),
            Kind.DIRECTION);
      }
      String opposite =
          switch (link.word()) {
            case "met" -> "failed";
            case "failed" -> "met";
            case "registered" -> "unregistered";
            case "unregistered" -> "registered";
            default -> "";
          };
      if (!opposite.isEmpty()) {
        Call changed = new Call(opposite, List.of(), List.of(), link.place());
        add(
            chained(replaced(chain, i, changed)),
            link.place(),
            changed(link.word() + "()", opposite + "()"),
            Kind.VALUE);
      }
      if (TERMS.contains(link.word())) {
        List<Call> without = new ArrayList<>(chain);
        without.remove(i);
        add(
            chained(without),
            link.place(),
            dropped(link.word().equals("may") ? "may()" : RulePrinter.print((Operand) link)),
            Kind.VALUE);
      }
    }
    boolean shall =
        head.word().equals("entitlement") && chain.stream().noneMatch(c -> c.word().equals("may"));
    if (shall) {
      List<Call> with = new ArrayList<>(chain);
      with.add(new Call("may", List.of(), List.of(), head.place()));
      add(
          chained(with),
          head.place(),
          new Title("“应当”改为“可以”（加 .may()）", "shall became may (.may() added)"),
          Kind.VALUE);
    }
  }

  private interface IntoLength {
    RuleModel with(Call changed);
  }

  private void length(Call length, IntoLength into) {
    if (!(length.arguments().get(0) instanceof Whole whole)) {
      return;
    }
    for (int step : List.of(-1, 1)) {
      int number = whole.value() + step;
      if (number >= 0) {
        length(length, length.word(), number, Kind.NUMBER, into);
      }
    }
    for (String unit : UNITS.getOrDefault(length.word(), List.of())) {
      length(length, unit, whole.value(), Kind.UNIT, into);
    }
  }

  private void length(Call length, String unit, int number, Kind kind, IntoLength into) {
    Call changed = new Call(unit, List.of(new Whole(number)), List.of(), length.place());
    add(
        into.with(changed),
        length.place(),
        changed(RulePrinter.print((Operand) length), RulePrinter.print((Operand) changed)),
        kind);
  }

  // --- dates
  // --------------------------------------------------------------------------------------

  private void dates() {
    InForce days = rule.inForce();
    for (int step : List.of(-1, 1)) {
      days.from()
          .ifPresent(
              from ->
                  dated(
                      "@From",
                      from,
                      from.plusDays(step),
                      new InForce(Optional.of(from.plusDays(step)), days.to())));
      days.to()
          .ifPresent(
              to ->
                  dated(
                      "@To",
                      to,
                      to.plusDays(step),
                      new InForce(days.from(), Optional.of(to.plusDays(step)))));
    }
  }

  private void dated(String what, LocalDate from, LocalDate to, InForce days) {
    Map<String, String> metadata = new TreeMap<>(rule.metadata());
    metadata.put(what.substring(1), to.toString());
    RuleModel mutated =
        new RuleModel(
            rule.name(),
            rule.norm(),
            rule.quote(),
            days,
            rule.relations(),
            metadata,
            rule.conditions(),
            rule.consequence(),
            rule.comment(),
            rule.place());
    add(mutated, rule.place(), changed(what + " " + from, what + " " + to), Kind.DATE);
  }

  // --- building
  // -----------------------------------------------------------------------------------

  private void add(RuleModel mutated, Place where, Title change, Kind kind) {
    String text = RulePrinter.print("", mutated);
    boolean same = text.equals(RulePrinter.print("", rule));
    List<Problem> problems = new ArrayList<>();
    new RuleForm(words, readings, problems).check(mutated);
    if (!same && problems.isEmpty()) {
      mutants.putIfAbsent(text, new Mutant(rule, mutated, where, change, kind));
    }
  }

  private RuleModel conditions(List<Condition> conditions) {
    return rule(conditions, rule.consequence());
  }

  private RuleModel chained(List<Call> chain) {
    Call head = rule.consequence();
    return rule(rule.conditions(), new Call(head.word(), head.arguments(), chain, head.place()));
  }

  private RuleModel rule(List<Condition> conditions, Call consequence) {
    return new RuleModel(
        rule.name(),
        rule.norm(),
        rule.quote(),
        rule.inForce(),
        rule.relations(),
        rule.metadata(),
        conditions,
        consequence,
        rule.comment(),
        rule.place());
  }

  private static <T> List<T> replaced(List<T> list, int at, T with) {
    List<T> copy = new ArrayList<>(list);
    copy.set(at, with);
    return copy;
  }

  private Place place(Condition condition) {
    if (condition instanceof Pattern pattern) {
      return pattern.place();
    } else if (condition instanceof Not not) {
      return not.pattern().place();
    } else if (condition instanceof Exists exists) {
      return exists.pattern().place();
    }
    List<List<Condition>> options = ((AnyOf) condition).options();
    boolean empty = options.isEmpty() || options.get(0).isEmpty();
    return empty ? rule.place() : place(options.get(0).get(0));
  }

  private static Title dropped(String what) {
    return new Title("去掉 " + what, "left out " + what);
  }

  private static Title changed(String from, String to) {
    return new Title(from + " 改为 " + to, from + " became " + to);
  }

  /** The readings of a stack, by id. */
  static Map<String, ReadingDeclaration> byId(List<ReadingDeclaration> readings) {
    Map<String, ReadingDeclaration> byId = new HashMap<>();
    readings.forEach(reading -> byId.put(reading.id(), reading));
    return byId;
  }
}
