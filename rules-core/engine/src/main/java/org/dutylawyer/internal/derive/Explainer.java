package org.dutylawyer.internal.derive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.finding.ConditionCheck;
import org.dutylawyer.finding.ConditionCheck.Holds;
import org.dutylawyer.finding.Explanation;
import org.dutylawyer.finding.NotOwed;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.logic.Decisions.Assignment;
import org.dutylawyer.internal.logic.Variable;
import org.dutylawyer.internal.network.Matching;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.ReadingDeclaration;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Pattern;

/**
 * Holds the conditions of one rule against a case, one by one, to say which of them failed. The
 * engine decides; this only retells, on the same objects.
 */
public final class Explainer {

  private final Stack stack;
  private final ConditionWords words;
  private final Map<Pattern, Matching> matchings = new IdentityHashMap<>();
  private final Memory memory;
  private final Decisions decisions;
  private final Effect effect;
  private final Instantiation instantiation;
  private final Assignment readings;
  private final Map<String, List<Object>> objects;
  private final Map<Object, Decision> concluded = new IdentityHashMap<>();

  private final Set<NormId> derived = new HashSet<>();

  private Holds[] best = {};
  private int bestScore = -1;
  private Predicate<Object> begins = object -> true;

  /**
   * Explains one case.
   *
   * @param chosen options of contested readings; the packs' own for the rest
   */
  public Explainer(
      Stack stack,
      Memory memory,
      List<Derivation> derivations,
      Instantiation instantiation,
      Map<String, String> chosen) {
    this.stack = stack;
    this.words = new ConditionWords(stack);
    this.memory = memory;
    this.decisions = memory.decisions();
    this.effect = new Effect(stack, memory);
    this.instantiation = instantiation;
    Map<Variable, String> read = new HashMap<>();
    for (ReadingDeclaration reading : stack.readings()) {
      read.put(
          memory.readings().get(reading.id()), chosen.getOrDefault(reading.id(), reading.preset()));
    }
    this.readings = decisions.assign(read);
    List<Object> all = new ArrayList<>(memory.objects());
    for (Derivation derivation : derivations) {
      Decision condition = instantiation.conditionOf(derivation.conclusion());
      if (condition != decisions.never()) {
        all.add(derivation.conclusion());
        concluded.put(derivation.conclusion(), condition);
        derived.add(derivation.rule().norm()); // its event's day is one of its days
      }
    }
    this.objects = all.stream().collect(Collectors.groupingBy(o -> o.getClass().getSimpleName()));
  }

  public Explanation explain(RuleModel rule) {
    begins = object -> effect.begins(rule, object);
    best = new Holds[rule.conditions().size()];
    java.util.Arrays.fill(best, Holds.NO);
    bestScore = -1;
    search(rule.conditions(), 0, new HashMap<>(), new Holds[rule.conditions().size()], 0);
    List<ConditionCheck> checks = new ArrayList<>();
    for (int i = 0; i < rule.conditions().size(); i++) {
      Condition condition = rule.conditions().get(i);
      checks.add(new ConditionCheck(words.of(condition), best[i], place(condition)));
    }
    boolean inForce =
        derived.contains(rule.norm())
            || stack.inForce(rule).filter(days -> days.on(memory.asOf().date())).isPresent();
    return new Explanation(rule.norm(), rule.name(), rule.quote(), inForce, checks);
  }

  /**
   * Depth first over the ways to fulfil the conditions together; keeps the one that gets furthest.
   */
  private void search(
      List<Condition> conditions, int index, Map<String, Object> bound, Holds[] held, int score) {
    if (index == conditions.size()) {
      keep(held, score);
      return;
    }
    Condition condition = conditions.get(index);
    boolean fulfilled = false;
    if (condition instanceof Pattern pattern) {
      for (Object object : objects.getOrDefault(pattern.type(), List.of())) {
        if (bestScore == 2 * conditions.size()) {
          return;
        }
        if (begins.test(object) && matching(pattern).matches(object, bound)) {
          fulfilled = true;
          Map<String, Object> more = new HashMap<>(bound);
          if (!pattern.binding().isEmpty()) {
            more.put(pattern.binding(), object);
          }
          Holds holds = holds(object);
          held[index] = holds;
          search(conditions, index + 1, more, held, score + (holds == Holds.YES ? 2 : 1));
        }
      }
    } else {
      Holds holds = holds(condition, bound);
      fulfilled = holds != Holds.NO;
      if (fulfilled) {
        held[index] = holds;
        search(conditions, index + 1, bound, held, score + (holds == Holds.YES ? 2 : 1));
      }
    }
    if (!fulfilled) {
      held[index] = Holds.NO;
      search(conditions, index + 1, bound, held, score);
    }
  }

  private void keep(Holds[] held, int score) {
    if (score > bestScore) {
      bestScore = score;
      best = held.clone();
    }
  }

  private Holds holds(Condition condition, Map<String, Object> bound) {
    if (condition instanceof Not not) {
      return any(not.pattern(), bound) ? Holds.NO : Holds.YES;
    }
    if (condition instanceof Exists exists) {
      return any(exists.pattern(), bound) ? Holds.YES : Holds.NO;
    }
    Holds result = Holds.NO;
    for (List<Condition> option : ((AnyOf) condition).options()) {
      Holds all = Holds.YES;
      Map<String, Object> inside = new HashMap<>(bound);
      for (Condition part : option) {
        Holds one =
            part instanceof Pattern pattern
                ? first(pattern, inside).map(this::holds).orElse(Holds.NO)
                : holds(part, inside);
        all = all.compareTo(one) >= 0 ? all : one;
      }
      result = result.compareTo(all) <= 0 ? result : all;
    }
    return result;
  }

  private boolean any(Pattern pattern, Map<String, Object> bound) {
    return first(pattern, bound).isPresent();
  }

  private Optional<Object> first(Pattern pattern, Map<String, Object> bound) {
    Optional<Object> found =
        objects.getOrDefault(pattern.type(), List.of()).stream()
            .filter(object -> begins.test(object) && matching(pattern).matches(object, bound))
            .min(java.util.Comparator.comparing(this::holds));
    found
        .filter(object -> !pattern.binding().isEmpty())
        .ifPresent(object -> bound.put(pattern.binding(), object));
    return found;
  }

  private Holds holds(Object object) {
    if (object instanceof Event event && event.awaited()) {
      return Holds.NO;
    }
    Decision under =
        object instanceof NotOwed
            ? instantiation.conditionOf(object)
            : concluded.getOrDefault(object, memory.condition(object));
    Decision condition = decisions.given(under, readings);
    if (condition == decisions.always()) {
      return Holds.YES;
    }
    return condition == decisions.never() ? Holds.NO : Holds.OPEN;
  }

  private Matching matching(Pattern pattern) {
    return matchings.computeIfAbsent(pattern, Matching::new);
  }

  private static String place(Condition condition) {
    if (condition instanceof Pattern pattern) {
      return pattern.place().toString();
    }
    if (condition instanceof Not not) {
      return not.pattern().place().toString();
    }
    if (condition instanceof Exists exists) {
      return exists.pattern().place().toString();
    }
    return ((AnyOf) condition)
        .options().stream().flatMap(List::stream).findFirst().map(Explainer::place).orElse("");
  }
}
