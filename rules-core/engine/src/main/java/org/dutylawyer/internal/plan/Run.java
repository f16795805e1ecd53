package org.dutylawyer.internal.plan;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.NotOwed;
import org.dutylawyer.internal.derive.Effect;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.network.Shelf;
import org.jspecify.annotations.Nullable;

/** A plan while it goes through one case. */
final class Run {

  private final Plan plan;
  private final Memory memory;
  private final Decisions decisions;
  private final Effect effect;
  private final Decision never;

  /** Whether variants run beside the rules: then what is not owed is not known before the end. */
  private final boolean varied;

  private final int limit;
  private final @Nullable Shelf<Item>[] shelves;
  private final @Nullable List<Item>[] byRule;
  private final Map<NotOwed, List<Item>> owed = new HashMap<>();
  private final List<Item> inTurn = new ArrayList<>();

  /** What is bound, by its slot in the rule that runs. */
  final @Nullable Object[] bound;

  /** What was matched so far. */
  final Item[] matched;

  @SuppressWarnings({"unchecked", "rawtypes"}) // Java makes no arrays of generic types
  Run(Plan plan, Memory memory, boolean varied, int limit) {
    this.plan = plan;
    this.memory = memory;
    this.decisions = memory.decisions();
    this.effect = new Effect(plan.stack(), memory);
    this.never = decisions.never();
    this.varied = varied;
    this.limit = limit;
    this.shelves = new Shelf[plan.selections()];
    this.byRule = new List[plan.rules().size()];
    this.bound = new Object[plan.mostBound()];
    this.matched = new Item[plan.mostMatched()];
    int place = 0;
    for (Object object : memory.objects()) {
      give(object, place++);
    }
  }

  private void give(Object object, int place) {
    Selector selector = plan.selector(object.getClass());
    if (selector != null) {
      boolean awaits = object instanceof Event event && event.awaited();
      Decision condition =
          object instanceof NotOwed ? varied ? always() : null : memory.condition(object);
      selector.shelve(Item.given(object, condition, awaits, place), this);
    }
  }

  /** Notes that the item belongs to the selection. */
  void shelve(Item item, int selection) {
    Shelf<Item> shelf = shelves[selection];
    if (shelf == null) {
      shelf = new Shelf<>(shelved -> shelved.object);
      shelves[selection] = shelf;
    }
    shelf.add(item);
  }

  /** What belongs to the selection; null if nothing does. */
  @Nullable Shelf<Item> shelf(int selection) {
    return shelves[selection];
  }

  Decision always() {
    return decisions.always();
  }

  boolean canHold(Decision condition) {
    return condition != never;
  }

  /** That something holds, and that the item is there. */
  Decision and(Decision condition, Item item) {
    Decision known = item.condition();
    if (known == null) {
      known = decisions.not(owed((NotOwed) item.object));
      item.condition(known);
    }
    return decisions.and(condition, known);
  }

  /** Every rule that can give the entitlement has run before one that asks for its absence. */
  private Decision owed(NotOwed asked) {
    Decision any = never;
    for (Item giving : owed.getOrDefault(asked, List.of())) {
      any = decisions.or(any, requireNonNull(giving.condition()));
    }
    return any;
  }

  /** That the conditions hold, and that the text has effect on what follows from them. */
  Decision withEffect(RulePlan rule, Conclusion conclusion, int depth, Decision condition) {
    for (int i = 0; i < depth; i++) {
      if (!effect.begins(rule.model(), matched[i].object)) {
        return never;
      }
    }
    return decisions.and(condition, effect.of(rule.model(), conclusion));
  }

  /** Notes a conclusion for the rules that ask for it. */
  void conclude(RulePlan rule, Conclusion conclusion, int depth, Decision condition) {
    if (inTurn.size() >= limit) {
      throw new IllegalStateException(
          "found " + inTurn.size() + " conclusions, expected fewer than " + limit);
    }
    Item[] from = Arrays.copyOf(matched, depth);
    boolean awaits = false;
    int variant = rule.variant();
    for (Item one : from) {
      awaits |= one.awaits;
      if (one.variant != Varied.NONE && one.variant != variant) {
        variant = variant == Varied.NONE ? one.variant : Varied.SEVERAL;
      }
    }
    if (variant == Varied.SEVERAL) {
      return;
    }
    Item item = Item.concluded(conclusion, condition, awaits, variant, rule, from);
    inTurn.add(item);
    List<Item> same = byRule[rule.place()];
    if (same == null) {
      same = new ArrayList<>(4);
      byRule[rule.place()] = same;
    }
    same.add(item);
    if (!awaits
        && conclusion instanceof Entitlement entitlement
        && entitlement.force().equals(Entitlement.SHALL)) {
      Subject of = entitlement.of();
      owed.computeIfAbsent(new NotOwed(of, entitlement.kind()), k -> new ArrayList<>(2)).add(item);
    }
    Selector selector = plan.selector(conclusion.getClass());
    if (selector != null) {
      selector.shelve(item, this);
    }
  }

  /** What was concluded, none before that on which it rests. */
  List<Item> inTurn() {
    return inTurn;
  }

  /** What was concluded, in the order of the law. */
  List<Item> conclusions() {
    List<Item> all = new ArrayList<>(inTurn.size());
    for (RulePlan rule : plan.inLawOrder()) {
      List<Item> ofOne = byRule[rule.place()];
      if (ofOne != null) {
        if (!rule.inOrder() && ofOne.size() > 1) {
          ofOne.sort(Item::compareMatched);
        }
        all.addAll(ofOne);
      }
    }
    return all;
  }
}
