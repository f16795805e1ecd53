package org.dutylawyer.internal.plan;

import org.dutylawyer.internal.logic.Decision;
import org.jspecify.annotations.Nullable;

/** Something that rules can match in one case, given or concluded. */
final class Item {

  private static final Item[] NOTHING = {};

  final Object object;

  /** Whether it rests on an event that has not happened. */
  final boolean awaits;

  /** The one variant of a rule that has a part in it, or none. */
  final int variant;

  /** What concluded it; null for what was given. */
  final @Nullable RulePlan rule;

  /** What the rule matched, in the order of its patterns. */
  final Item[] matched;

  /** The place of what was given; of what was concluded it says nothing. */
  private final int place;

  private @Nullable Decision condition;

  private Item(
      Object object,
      @Nullable Decision condition,
      boolean awaits,
      int variant,
      int place,
      @Nullable RulePlan rule,
      Item[] matched) {
    this.object = object;
    this.condition = condition;
    this.awaits = awaits;
    this.variant = variant;
    this.place = place;
    this.rule = rule;
    this.matched = matched;
  }

  /** Something that stands in the memory. */
  static Item given(Object object, @Nullable Decision condition, boolean awaits, int place) {
    return new Item(object, condition, awaits, Varied.NONE, place, null, NOTHING);
  }

  /** Something that a rule concluded. */
  static Item concluded(
      Object conclusion,
      Decision condition,
      boolean awaits,
      int variant,
      RulePlan rule,
      Item[] matched) {
    return new Item(conclusion, condition, awaits, variant, -1, rule, matched);
  }

  /** On what it depends; null while nobody has worked it out. */
  @Nullable Decision condition() {
    return condition;
  }

  void condition(Decision found) {
    condition = found;
  }

  /** The order of the law between what two ways of one rule matched. */
  static int compareMatched(Item one, Item other) {
    Item[] a = one.matched;
    Item[] b = other.matched;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      int byMatch = a[i] == b[i] ? 0 : compare(a[i], b[i]);
      if (byMatch != 0) {
        return byMatch;
      }
    }
    return Integer.compare(a.length, b.length);
  }

  private static int compare(Item a, Item b) {
    if (a.rule == null || b.rule == null) {
      return a.rule == b.rule
          ? Integer.compare(a.place, b.place)
          : Boolean.compare(a.rule != null, b.rule != null);
    }
    int byRule = Integer.compare(a.rule.order(), b.rule.order());
    return byRule != 0 ? byRule : compareMatched(a, b);
  }
}
