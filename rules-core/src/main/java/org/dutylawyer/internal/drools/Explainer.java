package org.dutylawyer.internal.drools;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dutylawyer.facts.Event;
import org.dutylawyer.facts.Vocabulary;
import org.dutylawyer.facts.Vocabulary.Group;
import org.dutylawyer.finding.ConditionCheck;
import org.dutylawyer.finding.ConditionCheck.Holds;
import org.dutylawyer.finding.Explanation;
import org.dutylawyer.finding.NotOwed;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.law.Title;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.AnyOf;
import org.dutylawyer.pack.RuleModel.Condition;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Exists;
import org.dutylawyer.pack.RuleModel.Not;
import org.dutylawyer.pack.RuleModel.Operand;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.pack.RuleModel.Text;
import org.dutylawyer.pack.RuleModel.Truth;
import org.dutylawyer.pack.RuleModel.Whole;

/**
 * Holds the conditions of one rule against a case, one by one, to say which of them failed. The
 * engine decides; this only retells, on the same objects.
 */
final class Explainer {

  private final Stack stack;
  private final Memory memory;
  private final Decisions decisions;
  private final Grounding grounding;
  private final Map<String, List<Object>> objects;
  private final Map<Object, Decision> concluded = new IdentityHashMap<>();

  private Holds[] best = {};
  private int bestScore = -1;

  Explainer(Stack stack, Memory memory, List<Derivation> derivations, Grounding grounding) {
    this.stack = stack;
    this.memory = memory;
    this.decisions = memory.decisions();
    this.grounding = grounding;
    List<Object> all = new ArrayList<>(memory.objects());
    for (Derivation derivation : derivations) {
      Decision condition = grounding.conditionOf(derivation.conclusion());
      if (condition != decisions.never()) {
        all.add(derivation.conclusion());
        concluded.put(derivation.conclusion(), condition);
      }
    }
    this.objects = all.stream().collect(Collectors.groupingBy(o -> o.getClass().getSimpleName()));
  }

  Explanation explain(RuleModel rule) {
    best = new Holds[rule.conditions().size()];
    java.util.Arrays.fill(best, Holds.NO);
    bestScore = -1;
    search(rule.conditions(), 0, new HashMap<>(), new Holds[rule.conditions().size()], 0);
    List<ConditionCheck> checks = new ArrayList<>();
    for (int i = 0; i < rule.conditions().size(); i++) {
      Condition condition = rule.conditions().get(i);
      checks.add(new ConditionCheck(words(condition), best[i], place(condition)));
    }
    boolean inForce =
        stack.instrument(rule.norm()).inForce().on(memory.asOf().date())
            && rule.inForce().on(memory.asOf().date());
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
        if (matches(pattern, object, bound)) {
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
            .filter(object -> matches(pattern, object, bound))
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
    Decision condition =
        object instanceof NotOwed
            ? grounding.conditionOf(object)
            : concluded.getOrDefault(object, memory.condition(object));
    if (condition == decisions.always()) {
      return Holds.YES;
    }
    return condition == decisions.never() ? Holds.NO : Holds.OPEN;
  }

  private boolean matches(Pattern pattern, Object object, Map<String, Object> bound) {
    return pattern.constraints().stream().allMatch(c -> matches(c, object, bound));
  }

  private static boolean matches(Constraint constraint, Object object, Map<String, Object> bound) {
    Object value = read(object, constraint.field());
    List<Object> operands = constraint.operands().stream().map(o -> operand(o, bound)).toList();
    return switch (constraint.operator()) {
      case "==", "in" -> operands.stream().anyMatch(o -> Objects.equals(value, unwrap(o)));
      case "!=", "not in" -> operands.stream().noneMatch(o -> Objects.equals(value, unwrap(o)));
      default -> ordered(value, constraint.operator(), unwrap(operands.get(0)));
    };
  }

  private static Object unwrap(Object operand) {
    return operand instanceof Optional<?> optional ? optional.orElse(null) : operand;
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static boolean ordered(Object value, String operator, Object operand) {
    if (!(value instanceof Comparable comparable) || operand == null) {
      return false;
    }
    int order = comparable.compareTo(operand);
    return switch (operator) {
      case "<" -> order < 0;
      case "<=" -> order <= 0;
      case ">" -> order > 0;
      default -> order >= 0;
    };
  }

  private static Object operand(Operand operand, Map<String, Object> bound) {
    if (operand instanceof Text text) {
      return text.value();
    }
    if (operand instanceof Whole whole) {
      return whole.value();
    }
    if (operand instanceof Truth truth) {
      return truth.value();
    }
    Ref ref = (Ref) operand;
    Object object = bound.get(ref.binding());
    return Optional.ofNullable(
        object == null || ref.field().isEmpty() ? object : read(object, ref.field()));
  }

  private static Object read(Object object, String field) {
    try {
      return object.getClass().getMethod(field).invoke(object);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(object.getClass() + " has no field " + field, e);
    }
  }

  // --- words
  // --------------------------------------------------------------------------------------

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

  private Title words(Condition condition) {
    if (condition instanceof Pattern pattern) {
      return words(pattern);
    }
    if (condition instanceof Not not) {
      Title inner = words(not.pattern());
      return new Title("没有：" + inner.zh(), "none: " + inner.en());
    }
    if (condition instanceof Exists exists) {
      return words(exists.pattern());
    }
    List<Title> options =
        ((AnyOf) condition)
            .options().stream()
                .map(
                    option ->
                        option.stream()
                            .map(this::words)
                            .reduce(
                                (a, b) ->
                                    new Title(a.zh() + "且" + b.zh(), a.en() + " and " + b.en()))
                            .orElseThrow())
                .toList();
    return options.stream()
        .reduce((a, b) -> new Title(a.zh() + "，或者" + b.zh(), a.en() + ", or " + b.en()))
        .orElseThrow();
  }

  private Title words(Pattern pattern) {
    Vocabulary words = stack.vocabulary();
    return switch (pattern.type()) {
      case "Person" -> new Title("犯罪嫌疑人、被告人", "a suspect or defendant");
      case "Proceeding" -> new Title("案件", "the proceeding");
      case "Lawyer" -> new Title("律师", "a lawyer");
      case "Station" -> new Title("法律援助工作站", "a legal aid workstation");
      case "Fact", "FactAt", "Amount" -> fact(pattern, words);
      case "Event", "RecordedEvent" -> named(pattern, "type", Group.EVENTS, "发生", "happened");
      case "Document" -> named(pattern, "type", Group.DOCUMENTS, "文书", "document");
      case "Entitlement" -> named(pattern, "kind", Group.ENTITLEMENTS, "应得", "owed");
      case "NotOwed" -> named(pattern, "kind", Group.ENTITLEMENTS, "不属于应得", "not owed");
      case "Status" -> named(pattern, "key", Group.STATUSES, "属于", "is");
      case "Duty", "Right", "Prohibition" ->
          named(pattern, "action", Group.ACTIONS, "有此规定", "there is");
      case "Misconduct" -> named(pattern, "ground", Group.GROUNDS, "行为", "conduct");
      case "Eligibility" -> named(pattern, "requirement", Group.REQUIREMENTS, "条件", "requirement");
      default ->
          new Title(
              "解释 " + pattern.words("id") + " 采 " + pattern.words("option"),
              "reading " + pattern.words("id") + " is " + pattern.words("option"));
    };
  }

  private static Title fact(Pattern pattern, Vocabulary words) {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (String name : pattern.words("name")) {
      Title title = words.title(Group.FACTS, name);
      zh.append(title.zh());
      en.append(title.en());
      for (Constraint constraint : pattern.constraints()) {
        if (constraint.field().equals("value")) {
          List<Title> values =
              constraint.operands().stream().map(o -> value(words, name, o)).toList();
          boolean negative = List.of("!=", "not in").contains(constraint.operator());
          boolean order = constraint.operator().matches("[<>]=?");
          zh.append(order ? " " + constraint.operator() + " " : negative ? "不是" : "：")
              .append(values.stream().map(Title::zh).collect(Collectors.joining("或者")));
          en.append(order ? " " + constraint.operator() + " " : negative ? " is not " : ": ")
              .append(values.stream().map(Title::en).collect(Collectors.joining(" or ")));
        }
      }
    }
    if (pattern.type().equals("FactAt")) {
      zh.append("（事件发生时）");
      en.append(" (when it happened)");
    }
    return new Title(zh.toString(), en.toString());
  }

  private static Title value(Vocabulary words, String fact, Operand operand) {
    String text =
        operand instanceof Text t
            ? t.value()
            : operand instanceof Whole w ? Integer.toString(w.value()) : "…";
    return words.fact(fact).map(f -> f.values().get(text)).orElseGet(() -> new Title(text, text));
  }

  private Title named(Pattern pattern, String field, Group group, String zh, String en) {
    List<Title> titles =
        pattern.words(field).stream()
            .map(word -> stack.vocabulary().findTitle(group, word).orElse(new Title(word, word)))
            .toList();
    return new Title(
        zh + "：" + titles.stream().map(Title::zh).collect(Collectors.joining("或者")),
        en + ": " + titles.stream().map(Title::en).collect(Collectors.joining(" or ")));
  }
}
