package org.dutylawyer.pack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.pack.RuleModel.Text;
import org.dutylawyer.text.Title;

/**
 * What a rule can cost before any case is known: how many alternatives its {@code or} stand for,
 * how many things it joins that have nothing in common, how many combinations of values it asks
 * for. A rule of law is far below these bounds; the dearest known one has seven alternatives, two
 * events and a hundred combinations.
 */
public final class RuleCost {

  /** Combinations of the options of all {@code or} of one rule. */
  static final int MOST_ALTERNATIVES = 64;

  /** Things of one alternative that no {@code of}, {@code re} or other name ties to one above. */
  static final int MOST_UNTIED = 4;

  /** Events of one alternative, however they are tied. */
  static final int MOST_EVENTS = 4;

  /** Combinations of the values of the facts of one alternative. */
  static final int MOST_COMBINATIONS = 1_024;

  /** Conditions of a rule, those in its options included. */
  static final int MOST_CONDITIONS = 80;

  private static final Set<String> TIES = Set.of("of", "re", "id", "event", "lawyer", "station");

  private RuleCost() {}

  /**
   * What of a rule is beyond its bound.
   *
   * @param values how many values a fact can have, by its name
   * @return what was found and what is allowed; empty for a rule that any case can bear
   */
  public static Optional<Title[]> beyond(RuleModel rule, ToIntFunction<String> values) {
    if (rule.patterns().size() > MOST_CONDITIONS) {
      return Optional.of(said(rule.patterns().size(), MOST_CONDITIONS, "个条件", "conditions"));
    }
    long count = alternatives(rule.conditions());
    if (count > MOST_ALTERNATIVES) {
      return Optional.of(said(count, MOST_ALTERNATIVES, "种由 or 组成的情形", "alternatives of or"));
    }
    for (List<Pattern> alternative : expanded(rule.conditions())) {
      long untied = untied(alternative);
      if (untied > MOST_UNTIED) {
        return Optional.of(
            said(untied, MOST_UNTIED, "项互不相关的条件", "conditions with nothing in common"));
      }
      long events = alternative.stream().filter(p -> p.type().equals("Event")).count();
      if (events > MOST_EVENTS) {
        return Optional.of(said(events, MOST_EVENTS, "个事件", "events"));
      }
      long combinations = combinations(alternative, values);
      if (combinations > MOST_COMBINATIONS) {
        return Optional.of(
            said(combinations, MOST_COMBINATIONS, "种取值组合", "combinations of values"));
      }
    }
    return Optional.empty();
  }

  private static Title[] said(long found, int most, String zh, String en) {
    String count = found >= Integer.MAX_VALUE ? "≥ " + Integer.MAX_VALUE : Long.toString(found);
    return new Title[] {
      new Title(count + " " + zh, count + " " + en),
      new Title("至多 " + most + " " + zh, "at most " + most + " " + en)
    };
  }

  /** How many alternatives the conditions stand for, without making them. */
  private static long alternatives(List<Condition> conditions) {
    long product = 1;
    for (Condition condition : conditions) {
      if (condition instanceof AnyOf anyOf) {
        long sum = 0;
        for (List<Condition> option : anyOf.options()) {
          sum = Math.min(Integer.MAX_VALUE, sum + alternatives(option));
        }
        product = Math.min(Integer.MAX_VALUE, product * Math.max(1, sum));
      }
    }
    return product;
  }

  /** The things that must be there, for each combination of options. */
  public static List<List<Pattern>> expanded(List<Condition> conditions) {
    List<List<Pattern>> all = new ArrayList<>();
    all.add(new ArrayList<>());
    for (Condition condition : conditions) {
      if (condition instanceof Pattern pattern) {
        all.forEach(alternative -> alternative.add(pattern));
      } else if (condition instanceof AnyOf anyOf) {
        List<List<Pattern>> more = new ArrayList<>();
        for (List<Condition> option : anyOf.options()) {
          for (List<Pattern> inside : expanded(option)) {
            for (List<Pattern> alternative : all) {
              List<Pattern> joined = new ArrayList<>(alternative);
              joined.addAll(inside);
              more.add(joined);
            }
          }
        }
        all = more;
      }
    }
    return all;
  }

  /** Whether the pattern is of what a name above is of, or is that itself. */
  public static boolean isTied(Pattern pattern, Set<String> above) {
    for (Constraint constraint : pattern.constraints()) {
      boolean same = constraint.operator().equals("==") && TIES.contains(constraint.field());
      if (same
          && (constraint.operands().get(0) instanceof Text
              || constraint.operands().get(0) instanceof Ref ref
                  && above.contains(ref.binding()))) {
        return true;
      }
    }
    return false;
  }

  private static long untied(List<Pattern> alternative) {
    Set<String> above = new HashSet<>();
    long untied = 0;
    for (Pattern pattern : alternative) {
      boolean one = Set.of("Proceeding", "Reading").contains(pattern.type());
      boolean ofTheProceeding =
          pattern.type().equals("Fact")
              && pattern.constraints().stream().noneMatch(c -> c.field().equals("of"));
      if (!one && !ofTheProceeding && !isTied(pattern, above)) {
        untied++;
      }
      if (!pattern.binding().isEmpty()) {
        above.add(pattern.binding());
      }
    }
    return untied;
  }

  private static long combinations(List<Pattern> alternative, ToIntFunction<String> values) {
    long product = 1;
    for (Pattern pattern : alternative) {
      if (Set.of("Fact", "FactAt").contains(pattern.type())) {
        product = Math.min(Integer.MAX_VALUE, product * Math.max(1, accepted(pattern, values)));
      }
    }
    return product;
  }

  /** How many values of the fact the pattern lets pass. */
  private static int accepted(Pattern pattern, ToIntFunction<String> values) {
    int all = pattern.words("name").stream().mapToInt(values).sum();
    int named = pattern.words("value").size();
    return named > 0 ? Math.min(named, Math.max(all, 1)) : all;
  }
}
