package org.dutylawyer.internal.derive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.casefile.Amount;
import org.dutylawyer.casefile.Document;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Fact;
import org.dutylawyer.casefile.FactAt;
import org.dutylawyer.casefile.Onset;
import org.dutylawyer.casefile.Reading;
import org.dutylawyer.casefile.RecordedEvent;
import org.dutylawyer.internal.network.JoinShape;
import org.dutylawyer.internal.network.Stack;
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
        event("Event:" + event.type(), event, event);
      } else if (object instanceof RecordedEvent recorded) {
        String key = "RecordedEvent:" + recorded.type();
        event(key, recorded.event(), recorded);
        owner(key + ".event", recorded.event());
      } else if (object instanceof Onset onset) {
        String key = "Onset:" + onset.name();
        count(key, onset.of());
        owner(key + ".whose", onset.whose());
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
    for (JoinShape.Alternative alternative : shape.alternatives()) {
      joins = Math.min(Integer.MAX_VALUE, joins + of(alternative));
    }
    return joins;
  }

  private long of(JoinShape.Alternative alternative) {
    long joins = 1;
    for (JoinShape.Part part : alternative.others()) {
      joins = times(joins, largest(part));
    }
    for (JoinShape.Root root : alternative.roots()) {
      joins = times(joins, sum(root));
    }
    return joins;
  }

  /** Over all that the root can be: what of the others is joined with each of them. */
  private long sum(JoinShape.Root root) {
    List<Object> all = new ArrayList<>();
    for (String key : root.keys()) {
      all.addAll(roots.getOrDefault(key, List.of()));
    }
    if (all.isEmpty() || root.tied().isEmpty()) {
      long untied = all.size();
      for (String key : root.keys()) {
        untied += all.isEmpty() ? totals.getOrDefault(key, 0) : 0;
      }
      return Math.max(1, untied);
    }
    long sum = 0;
    for (Object one : all) {
      long product = 1;
      for (JoinShape.Part part : root.tied()) {
        Object owner = part.again() && one instanceof Event e ? e.id() : one;
        long here = 0;
        for (String key : part.keys()) {
          here += owned.getOrDefault(key, Map.of()).getOrDefault(owner, 0);
        }
        product = times(product, part.matching(here));
      }
      sum = Math.min(Integer.MAX_VALUE, sum + product);
    }
    return Math.max(1, sum);
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
