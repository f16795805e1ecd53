package org.dutylawyer.internal.derive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.casefile.Amount;
import org.dutylawyer.casefile.Document;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Fact;
import org.dutylawyer.casefile.FactAt;
import org.dutylawyer.casefile.Reading;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleCost;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.pack.RuleModel.Constraint;
import org.dutylawyer.pack.RuleModel.Pattern;
import org.dutylawyer.pack.RuleModel.Ref;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.jspecify.annotations.Nullable;

/**
 * What the rules of a stack would join for one case, counted before any of it is done: a rule that
 * is too dear for the case is refused with its place, and takes neither the time nor the memory of
 * the answers beside it.
 */
public final class CaseCost {

  /** Joins that take some hundred megabytes; the largest files that are read need a tenth. */
  static final long MOST_JOINS = 5_000_000;

  /** With no more of each kind no rule that was read reaches the bound. */
  private static final int FEW = 12;

  private static final String NOBODY = "";

  private final Map<String, Integer> totals = new HashMap<>();
  private final Map<String, Map<Object, Integer>> owned = new HashMap<>();
  private final Map<String, List<Object>> roots = new HashMap<>();

  private CaseCost(List<Object> objects) {
    for (Object object : objects) {
      if (object instanceof Fact fact) {
        count("Fact:" + fact.name(), fact.of());
      } else if (object instanceof FactAt fact) {
        count("FactAt:" + fact.name(), fact.of());
      } else if (object instanceof Amount amount) {
        count("Amount:" + amount.name(), amount.of());
      } else if (object instanceof Event event) {
        count("Event:" + event.type(), event.of());
        owner("Event:" + event.type() + ".lawyer", event.lawyer());
        owner("Event:" + event.type() + ".station", event.station());
        owner("Event:" + event.type() + ".re", event.re());
        root("Event:" + event.type(), event);
      } else if (object instanceof Document document) {
        count("Document:" + document.type(), document.of());
      } else if (object instanceof Reading reading) {
        count("Reading:" + reading.id(), NOBODY);
      } else {
        root(object.getClass().getSimpleName() + ":", object);
      }
    }
  }

  private void count(String key, Object owner) {
    totals.merge(key, 1, Integer::sum);
    owner(key + ".of", owner);
  }

  private void owner(String key, @Nullable Object owner) {
    if (owner != null) {
      owned.computeIfAbsent(key, k -> new HashMap<>()).merge(owner, 1, Integer::sum);
    }
  }

  private void root(String key, Object object) {
    roots.computeIfAbsent(key, k -> new ArrayList<>()).add(object);
  }

  /**
   * Refuses a case for which a rule would join too much.
   *
   * @throws BadInputException with the place of the dearest rule
   */
  public static void check(Stack stack, List<Object> objects) {
    if (isSmall(objects)) {
      return;
    }
    CaseCost cost = new CaseCost(objects);
    long total = 0;
    long most = 0;
    RuleModel dearest = null;
    for (Pack pack : stack.packs()) {
      for (RuleModel rule : pack.rules()) {
        long joins = cost.of(rule);
        total = Math.min(Integer.MAX_VALUE, total + joins);
        if (joins > most) {
          most = joins;
          dearest = rule;
        }
      }
    }
    if (total > MOST_JOINS && dearest != null) {
      throw new BadInputException(
          Problem.of(
              dearest.place().toString(),
              new Title(
                  "规则“" + dearest.name() + "”，就本案须比对约 " + most + " 种组合",
                  "the rule '"
                      + dearest.name()
                      + "', which would join some "
                      + most
                      + " combinations"
                      + " in this case"),
              new Title(
                  "全部规则合计至多 " + MOST_JOINS + " 种",
                  "at most " + MOST_JOINS + " in all rules together")));
    }
  }

  /** Nearly every case is, and is not looked at further. */
  private static boolean isSmall(List<Object> objects) {
    Map<String, Integer> ofKind = new HashMap<>();
    for (Object object : objects) {
      if (!(object instanceof Fact || object instanceof FactAt || object instanceof Amount)) {
        String kind =
            object instanceof Event event ? event.type() : object.getClass().getSimpleName();
        if (ofKind.merge(kind, 1, Integer::sum) > FEW && !(object instanceof Reading)) {
          return false;
        }
      }
    }
    return true;
  }

  private long of(RuleModel rule) {
    long joins = 0;
    for (List<Pattern> alternative : RuleCost.expanded(rule.conditions())) {
      joins = Math.min(Integer.MAX_VALUE, joins + of(alternative));
    }
    return joins;
  }

  private long of(List<Pattern> alternative) {
    Map<String, Pattern> above = new LinkedHashMap<>();
    Map<Pattern, Map<Pattern, String>> tied = new IdentityHashMap<>();
    long joins = 1;
    for (Pattern pattern : alternative) {
      String field = tie(pattern, above);
      if (field.isEmpty()) {
        tied.put(pattern, new IdentityHashMap<>());
      } else {
        Pattern owner = owner(pattern, field, above);
        if (owner != null && tied.containsKey(owner)) {
          tied.get(owner).put(pattern, field);
        } else {
          joins = times(joins, largest(pattern, field));
        }
      }
      if (!pattern.binding().isEmpty()) {
        above.put(pattern.binding(), pattern);
      }
    }
    for (Map.Entry<Pattern, Map<Pattern, String>> root : tied.entrySet()) {
      joins = times(joins, sum(root.getKey(), root.getValue()));
    }
    return joins;
  }

  /** Over all that the pattern can be: what of it is joined with each of them. */
  private long sum(Pattern root, Map<Pattern, String> tied) {
    List<Object> all = new ArrayList<>();
    keys(root).forEach(key -> all.addAll(roots.getOrDefault(key, List.of())));
    if (all.isEmpty() || tied.isEmpty()) {
      long untied = all.size();
      for (String key : keys(root)) {
        untied += all.isEmpty() ? totals.getOrDefault(key, 0) : 0;
      }
      return Math.max(1, untied);
    }
    List<Tied> others = new ArrayList<>();
    tied.forEach((pattern, field) -> others.add(new Tied(pattern, field, counts(pattern, field))));
    long sum = 0;
    for (Object one : all) {
      long product = 1;
      for (Tied other : others) {
        Object owner = other.field().equals("re") && one instanceof Event e ? e.id() : one;
        long here = 0;
        for (Map<Object, Integer> count : other.counts()) {
          here += count.getOrDefault(owner, 0);
        }
        product = times(product, passing(other.pattern(), here));
      }
      sum = Math.min(Integer.MAX_VALUE, sum + product);
    }
    return Math.max(1, sum);
  }

  /** What is joined with one thing, and how many of it each such thing has. */
  private record Tied(Pattern pattern, String field, List<Map<Object, Integer>> counts) {}

  private List<Map<Object, Integer>> counts(Pattern pattern, String field) {
    return keys(pattern).stream()
        .map(key -> owned.getOrDefault(key + "." + field, Map.of()))
        .filter(count -> !count.isEmpty())
        .toList();
  }

  private long largest(Pattern pattern, String field) {
    long largest = 0;
    for (Map<Object, Integer> count : counts(pattern, field)) {
      largest += Collections.max(count.values());
    }
    return passing(pattern, largest);
  }

  /**
   * A fact that is not known stands there with each value; the pattern lets pass those it names.
   */
  private static long passing(Pattern pattern, long count) {
    boolean fact = pattern.type().equals("Fact") || pattern.type().equals("FactAt");
    if (!fact || count <= 1) {
      return count;
    }
    int named = pattern.words("value").size();
    return named > 0 ? Math.min(count, named) : count;
  }

  private static long times(long joins, long more) {
    return Math.min(Integer.MAX_VALUE, joins * Math.max(1, more));
  }

  private static List<String> keys(Pattern pattern) {
    String word =
        switch (pattern.type()) {
          case "Fact", "FactAt", "Amount" -> "name";
          case "Event", "Document" -> "type";
          case "Reading" -> "id";
          default -> "";
        };
    return word.isEmpty()
        ? List.of(pattern.type() + ":")
        : pattern.words(word).stream().map(w -> pattern.type() + ":" + w).toList();
  }

  /** The field by which the pattern is of something above; empty if it is of nothing. */
  private static String tie(Pattern pattern, Map<String, Pattern> above) {
    for (Constraint constraint : pattern.constraints()) {
      if (RuleCost.isTied(
          new Pattern(pattern.type(), "", List.of(constraint), pattern.place()), above.keySet())) {
        return constraint.field();
      }
    }
    return "";
  }

  private static @Nullable Pattern owner(
      Pattern pattern, String field, Map<String, Pattern> above) {
    for (Constraint constraint : pattern.constraints()) {
      if (constraint.field().equals(field) && constraint.operands().get(0) instanceof Ref ref) {
        return above.get(ref.binding());
      }
    }
    return null;
  }
}
