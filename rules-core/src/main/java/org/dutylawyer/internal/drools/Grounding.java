package org.dutylawyer.internal.drools;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.facts.Event;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.NotOwed;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.law.InForce;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.RuleModel;

/**
 * Turns the firings of one run into conclusions with their exact conditions: each firing is an
 * implication from what it matched to what it concluded, and a conclusion holds if one of its
 * firings does.
 */
final class Grounding {

  private final Stack stack;
  private final Memory memory;
  private final Decisions decisions;
  private final List<Derivation> derivations;
  private final Map<Object, Derivation> byConclusion = new IdentityHashMap<>();
  private final Map<Derivation, Decision> done = new IdentityHashMap<>();
  private final Map<Derivation, Boolean> awaiting = new IdentityHashMap<>();

  Grounding(Stack stack, Memory memory, List<Derivation> derivations) {
    this.stack = stack;
    this.memory = memory;
    this.decisions = memory.decisions();
    this.derivations = derivations;
    derivations.forEach(d -> byConclusion.put(d.conclusion(), d));
  }

  /**
   * A conclusion of one norm.
   *
   * @param rule the rule
   * @param conclusion what it concludes
   * @param condition on what it depends
   * @param awaiting whether it still awaits its event
   * @param derivations the firings that lead to it, those that cannot hold left out
   */
  record Grounded(
      RuleModel rule,
      Conclusion conclusion,
      Decision condition,
      boolean awaiting,
      List<Derivation> derivations) {
    NormId norm() {
      return rule.norm();
    }
  }

  /** All conclusions that can hold, in the order in which they were drawn. */
  List<Grounded> conclusions() {
    Map<Key, Grounded> grounded = new LinkedHashMap<>();
    Map<Key, Grounded> awaited = new LinkedHashMap<>();
    Set<Key> settled = new HashSet<>();
    for (Derivation derivation : derivations) {
      Decision condition = condition(derivation);
      if (condition == decisions.never()) {
        continue;
      }
      boolean awaits = awaits(derivation);
      NormId norm = derivation.rule().norm();
      Conclusion conclusion = derivation.conclusion();
      Grounded one =
          new Grounded(
              derivation.rule(),
              conclusion,
              condition,
              awaits,
              new ArrayList<>(List.of(derivation)));
      if (!awaits) {
        grounded.merge(new Key(norm, conclusion), one, this::merge);
        settled.add(new Key(norm, matter(conclusion)));
      } else if (awaitsItself(derivation)) {
        awaited.merge(new Key(norm, matter(conclusion)), one, this::merge);
      }
    }
    awaited.keySet().removeAll(settled); // what follows already is not awaited any more
    List<Grounded> all = new ArrayList<>(grounded.values());
    all.addAll(awaited.values());
    return List.copyOf(all);
  }

  /**
   * Only what its own event would trigger is listed as awaited, not all that might follow from it.
   */
  private static boolean awaitsItself(Derivation derivation) {
    Conclusion conclusion = derivation.conclusion();
    return (conclusion instanceof Duty || conclusion instanceof DocumentDuty)
        && derivation.matched().stream()
            .anyMatch(matched -> matched instanceof Event event && event.awaited());
  }

  /** What is asked of whom for whom, whatever the event that would trigger it. */
  private static List<Object> matter(Conclusion conclusion) {
    if (conclusion instanceof Duty duty) {
      return List.of(duty.actor(), duty.action(), duty.of());
    }
    if (conclusion instanceof DocumentDuty duty) {
      return List.of(duty.actor(), duty.document(), duty.of());
    }
    return List.of(conclusion);
  }

  private Grounded merge(Grounded a, Grounded b) {
    a.derivations().addAll(b.derivations());
    return new Grounded(
        a.rule(),
        a.conclusion(),
        decisions.or(a.condition(), b.condition()),
        a.awaiting(),
        a.derivations());
  }

  private Decision condition(Derivation derivation) {
    Decision known = done.get(derivation);
    if (known != null) {
      return known;
    }
    done.put(derivation, decisions.never()); // a cycle adds nothing to the least fixed point
    Decision condition = inForce(derivation) ? decisions.always() : decisions.never();
    for (Object matched : derivation.matched()) {
      if (condition == decisions.never()) {
        break;
      }
      condition = decisions.and(condition, conditionOf(matched));
    }
    done.put(derivation, condition);
    return condition;
  }

  /** On what it depends that something matched, or concluded, is there. */
  Decision conditionOf(Object matched) {
    if (matched instanceof NotOwed notOwed) {
      return decisions.not(owed(notOwed));
    }
    Derivation derivation = byConclusion.get(matched);
    return derivation == null ? memory.condition(matched) : condition(derivation);
  }

  private Decision owed(NotOwed notOwed) {
    Decision owed = decisions.never();
    for (Derivation derivation : derivations) {
      if (derivation.conclusion() instanceof Entitlement entitlement
          && entitlement.of().equals(notOwed.of())
          && entitlement.kind().equals(notOwed.kind())
          && entitlement.force().equals(Entitlement.SHALL)
          && !awaits(derivation)) {
        owed = decisions.or(owed, condition(derivation));
      }
    }
    return owed;
  }

  /** Whether the firing rests on an event that has not happened. */
  boolean awaits(Derivation derivation) {
    return awaiting.computeIfAbsent(
        derivation,
        d -> {
          boolean awaits = false;
          for (Object matched : d.matched()) {
            Derivation source = byConclusion.get(matched);
            awaits |= matched instanceof Event event && event.awaited();
            awaits |= source != null && source != d && awaits(source);
          }
          return awaits;
        });
  }

  /** The law of the day of the event that triggers the conclusion decides it. */
  private boolean inForce(Derivation derivation) {
    InForce instrument = stack.instrument(derivation.rule().norm()).inForce();
    LocalDate day =
        derivation
            .conclusion()
            .trigger()
            .filter(e -> !e.awaited())
            .flatMap(Event::moment)
            .map(Moment::date)
            .orElse(memory.asOf().date());
    Optional<InForce> days = instrument.intersect(derivation.rule().inForce());
    return days.map(d -> d.on(day)).orElse(false);
  }

  private record Key(NormId norm, Object what) {}
}
