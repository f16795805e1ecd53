package org.dutylawyer.internal.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dutylawyer.casefile.Amount;
import org.dutylawyer.casefile.Document;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Fact;
import org.dutylawyer.casefile.FactAt;
import org.dutylawyer.casefile.Onset;
import org.dutylawyer.casefile.Reading;
import org.dutylawyer.casefile.RecordedEvent;
import org.dutylawyer.pack.RuleModel;
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
  private final Map<String, Map<Object, Map<Object, Integer>>> pairs = new HashMap<>();
  private final Map<String, List<Object>> roots = new HashMap<>();

  private CaseCost(List<Object> objects) {
    for (Object object : objects) {
      if (object instanceof Fact fact) {
        count("Fact:" + fact.name(), fact.of());
      } else if (object instanceof FactAt fact) {
        count("FactAt:" + fact.name(), fact.of());
        pair("FactAt:" + fact.name() + ".of+whose", fact.of(), fact.whose());
      } else if (object instanceof Amount amount) {
        count("Amount:" + amount.name(), amount.of());
      } else if (object instanceof Event event) {
        event("Event:" + event.type(), event, event);
      } else if (object instanceof RecordedEvent recorded) {
        String key = "RecordedEvent:" + recorded.type();
        event(key, recorded.event(), recorded);
        owner(key + ".event", recorded.event());
      } else if (object instanceof Onset onset) {
        String key = "Onset:" + onset.name();
        count(key, onset.of());
        owner(key + ".whose", onset.whose());
        pair(key + ".of+whose", onset.of(), onset.whose());
        root(key, onset);
      } else if (object instanceof Document document) {
        count("Document:" + document.type(), document.of());
      } else if (object instanceof Reading reading) {
        count("Reading:" + reading.id(), NOBODY);
      } else {
        root(object.getClass().getSimpleName() + ":", object);
      }
    }
  }

  private void event(String key, Event event, Object matched) {
    count(key, event.of());
    owner(key + ".lawyer", event.lawyer());
    pair(key + ".of+lawyer", event.of(), event.lawyer());
    owner(key + ".station", event.station());
    owner(key + ".re", event.re());
    root(key, matched);
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

  private void pair(String key, Object one, @Nullable Object other) {
    if (other != null) {
      pairs
          .computeIfAbsent(key, k -> new HashMap<>())
          .computeIfAbsent(one, o -> new HashMap<>())
          .merge(other, 1, Integer::sum);
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
    for (JoinShape shape : stack.once(JoinShape.All.class, JoinShape.All::of).shapes()) {
      long joins = cost.of(shape);
      total = Math.min(Integer.MAX_VALUE, total + joins);
      if (joins > most) {
        most = joins;
        dearest = shape.rule();
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
      boolean ofAnother =
          object instanceof Fact || object instanceof FactAt || object instanceof Amount;
      // what is recorded stands there as an event too
      if (!ofAnother && !(object instanceof RecordedEvent)) {
        String kind =
            object instanceof Event event
                ? event.type()
                : object instanceof Onset onset
                    ? "Onset:" + onset.name()
                    : object.getClass().getSimpleName();
        if (ofKind.merge(kind, 1, Integer::sum) > FEW && !(object instanceof Reading)) {
          return false;
        }
      }
    }
    return true;
  }

  private long of(JoinShape shape) {
    long joins = 0;
    long looked = 0;
    for (JoinShape.Alternative alternative : shape.alternatives()) {
      joins = Math.min(Integer.MAX_VALUE, joins + of(alternative));
      looked = Math.max(looked, looked(alternative));
    }
    return Math.min(Integer.MAX_VALUE, joins + looked);
  }

  private long of(JoinShape.Alternative alternative) {
    long joins = 1;
    for (JoinShape.Part part : alternative.others()) {
      joins = times(joins, largest(part));
    }
    boolean[] linked = new boolean[alternative.roots().size()];
    for (JoinShape.Link link : alternative.links()) {
      joins = times(joins, of(link, alternative, linked));
      for (int i : new int[] {link.one(), link.other()}) {
        if (!linked[i]) {
          linked[i] = true;
          joins = times(joins, largest(alternative.roots().get(i)));
        }
      }
    }
    for (int i = 0; i < linked.length; i++) {
      if (!linked[i]) {
        joins = times(joins, sum(alternative.roots().get(i)));
      }
    }
    return joins;
  }

  /** Every pair of linked roots is looked at once in a rule, though few go on. */
  private long looked(JoinShape.Alternative alternative) {
    Set<Integer> linked = new TreeSet<>();
    alternative.links().forEach(link -> linked.addAll(List.of(link.one(), link.other())));
    long looked = linked.isEmpty() ? 0 : 1;
    for (int i : linked) {
      looked = times(looked, all(alternative.roots().get(i)).size());
    }
    return looked;
  }

  /** What a link joins with each combination so far, of which its roots may be a part. */
  private long of(JoinShape.Link link, JoinShape.Alternative alternative, boolean[] linked) {
    boolean one = linked[link.one()];
    boolean other = linked[link.other()];
    if (one && other) {
      return mostOfAPair(link);
    }
    return one || other ? mostOfOne(link, other) : ofAllPairs(link, alternative);
  }

  /** What can be joined with the one, of all on one side of a link, that has most. */
  private long mostOfOne(JoinShape.Link link, boolean byOther) {
    Map<Object, Long> of = new HashMap<>();
    for (String key : link.pairs()) {
      pairs
          .getOrDefault(key, Map.of())
          .forEach(
              (one, others) ->
                  others.forEach(
                      (other, count) ->
                          of.merge(byOther ? other : one, link.matching(count), Long::sum)));
    }
    return of.isEmpty() ? 0 : Collections.max(of.values());
  }

  /** What can be joined of all pairs of two roots. */
  private long ofAllPairs(JoinShape.Link link, JoinShape.Alternative alternative) {
    long sum = 0;
    for (Object one : all(alternative.roots().get(link.one()))) {
      for (String key : link.pairs()) {
        for (int count : pairs.getOrDefault(key, Map.of()).getOrDefault(one, Map.of()).values()) {
          sum += link.matching(count);
        }
      }
    }
    return sum;
  }

  private long mostOfAPair(JoinShape.Link link) {
    long most = 0;
    for (String key : link.pairs()) {
      for (Map<Object, Integer> others : pairs.getOrDefault(key, Map.of()).values()) {
        most = Math.max(most, Collections.max(others.values()));
      }
    }
    return link.matching(most);
  }

  private List<Object> all(JoinShape.Root root) {
    List<Object> all = new ArrayList<>();
    for (String key : root.keys()) {
      all.addAll(roots.getOrDefault(key, List.of()));
    }
    return all;
  }

  /** What of the others is joined with the one of a root that has most. */
  private long largest(JoinShape.Root root) {
    long largest = 1;
    for (Object one : all(root)) {
      largest = Math.max(largest, tied(root, one));
    }
    return largest;
  }

  /** Over all that the root can be: what of the others is joined with each of them. */
  private long sum(JoinShape.Root root) {
    List<Object> all = all(root);
    if (all.isEmpty() || root.tied().isEmpty()) {
      long untied = all.size();
      for (String key : root.keys()) {
        untied += all.isEmpty() ? totals.getOrDefault(key, 0) : 0;
      }
      return Math.max(1, untied);
    }
    long sum = 0;
    for (Object one : all) {
      sum = Math.min(Integer.MAX_VALUE, sum + tied(root, one));
    }
    return Math.max(1, sum);
  }

  /** What of the others is joined with one of a root. */
  private long tied(JoinShape.Root root, Object one) {
    long product = 1;
    for (JoinShape.Part part : root.tied()) {
      Object owner = part.again() && one instanceof Event e ? e.id() : one;
      long here = 0;
      for (String key : part.keys()) {
        here += owned.getOrDefault(key, Map.of()).getOrDefault(owner, 0);
      }
      product = times(product, part.matching(here));
    }
    return product;
  }

  private long largest(JoinShape.Part part) {
    long largest = 0;
    for (String key : part.keys()) {
      Map<Object, Integer> counts = owned.getOrDefault(key, Map.of());
      largest += counts.isEmpty() ? 0 : Collections.max(counts.values());
    }
    return part.matching(largest);
  }

  private static long times(long joins, long more) {
    return Math.min(Integer.MAX_VALUE, joins * Math.max(1, more));
  }
}
