package org.dutylawyer.internal.derive;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dutylawyer.casefile.Event;
import org.dutylawyer.casefile.Person;
import org.dutylawyer.casefile.Proceeding;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.DocumentDuty;
import org.dutylawyer.finding.Duty;
import org.dutylawyer.finding.Entitlement;
import org.dutylawyer.finding.NotOwed;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.logic.Decisions;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.RuleModel;
import org.jspecify.annotations.Nullable;

/**
 * Turns the firings of one run into conclusions with their exact conditions: each firing is an
 * implication from what it matched to what it concluded, and a conclusion holds if one of its
 * firings does.
 */
public final class Instantiation {

  private final Memory memory;
  private final Decisions decisions;
  private final Effect effect;
  private final List<Node> nodes;
  private final Map<Object, Node> byConclusion;
  private final Map<NotOwed, Decision> owed = new IdentityHashMap<>();
  private @Nullable Map<NotOwed, List<Node>> giving;

  /** A firing, and what was worked out about it. */
  private static final class Node {
    final Derivation derivation;
    @Nullable Decision condition;
    @Nullable Boolean awaits;

    Node(Derivation derivation) {
      this.derivation = derivation;
    }
  }

  public Instantiation(Stack stack, Memory memory, List<Derivation> derivations) {
    this.memory = memory;
    this.decisions = memory.decisions();
    this.effect = new Effect(stack, memory);
    this.nodes = new ArrayList<>(derivations.size());
    this.byConclusion = new IdentityHashMap<>(derivations.size());
    for (Derivation derivation : derivations) {
      Node node = new Node(derivation);
      node.condition = derivation.condition();
      nodes.add(node);
      byConclusion.put(derivation.conclusion(), node);
    }
  }

  /**
   * One firing that leads to a conclusion.
   *
   * @param derivation the firing
   * @param condition on what it depends
   */
  public record Firing(Derivation derivation, Decision condition) {}

  /**
   * A conclusion of one norm.
   *
   * @param rule the rule
   * @param conclusion what it concludes
   * @param condition on what it depends
   * @param awaiting whether it still awaits its event
   * @param firings the firings that lead to it, those that cannot hold left out
   */
  public record Instance(
      RuleModel rule,
      Conclusion conclusion,
      Decision condition,
      boolean awaiting,
      List<Firing> firings) {
    public NormId norm() {
      return rule.norm();
    }
  }

  /** All conclusions that can hold, in the order in which they were drawn. */
  public List<Instance> conclusions() {
    Map<Key, Merging> settling = new LinkedHashMap<>();
    Map<Key, Merging> awaited = new LinkedHashMap<>();
    Set<Key> settled = new HashSet<>();
    for (Node node : nodes) {
      Derivation derivation = node.derivation;
      Decision condition = condition(node);
      if (condition == decisions.never()) {
        continue;
      }
      NormId norm = derivation.rule().norm();
      Conclusion conclusion = derivation.conclusion();
      if (!awaits(node)) {
        settling
            .computeIfAbsent(Key.once(norm, conclusion), key -> new Merging(derivation, false))
            .add(derivation, condition);
        settled.add(Key.matter(norm, conclusion));
      } else if (awaitsItself(derivation) && !memory.hasEnded(conclusion.of())) {
        awaited
            .computeIfAbsent(Key.matter(norm, conclusion), key -> new Merging(derivation, true))
            .add(derivation, condition);
      }
    }
    awaited.keySet().removeAll(settled); // what follows already is not awaited any more
    // Nothing that is asked at an acceptance goes, so that what is looked for stays there.
    Set<Key> asked = new HashSet<>();
    settling.values().forEach(one -> ofTurn(one.first, Optional::of).ifPresent(asked::add));
    settling.values().removeIf(one -> isAskedAtAcceptance(one.first, asked));
    return Stream.of(settling, awaited)
        .flatMap(m -> m.values().stream())
        .map(Merging::instance)
        .toList();
  }

  /**
   * What a norm asks of whom for a person on the day of a turn of the proceeding.
   *
   * @param turn which event stands for the one from which it follows
   */
  private static Optional<Key> ofTurn(
      Derivation derivation, Function<Event, Optional<Event>> turn) {
    return derivation.conclusion() instanceof Duty duty && Key.isOfTurn(duty)
        ? duty.trigger()
            .flatMap(turn)
            .flatMap(Event::moment)
            .map(at -> Key.once(derivation.rule().norm(), duty, at.date()))
        : Optional.empty();
  }

  /**
   * Whether a norm asks at the acceptance of an instance what it asks here at its beginning. The
   * organ in charge is the court at both.
   */
  private boolean isAskedAtAcceptance(Derivation derivation, Set<Key> asked) {
    return ofTurn(derivation, memory.acceptance()::of).filter(asked::contains).isPresent();
  }

  /** A conclusion of one norm while its firings are gathered. */
  private final class Merging {
    private final Derivation first;
    private final boolean awaiting;
    private final List<Firing> firings = new ArrayList<>(1);
    private Decision condition = decisions.never();

    Merging(Derivation first, boolean awaiting) {
      this.first = first;
      this.awaiting = awaiting;
    }

    void add(Derivation derivation, Decision condition) {
      firings.add(new Firing(derivation, condition));
      this.condition = decisions.or(this.condition, condition);
    }

    Instance instance() {
      return new Instance(first.rule(), first.conclusion(), condition, awaiting, firings);
    }
  }

  /**
   * Only what its own event would trigger is listed as awaited, not all that might follow from it.
   */
  private static boolean awaitsItself(Derivation derivation) {
    Conclusion conclusion = derivation.conclusion();
    if (conclusion instanceof Duty || conclusion instanceof DocumentDuty) {
      for (Object matched : derivation.matched()) {
        if (matched instanceof Event event && event.awaited()) {
          return true;
        }
      }
    }
    return false;
  }

  private Decision condition(Node node) {
    if (node.condition != null) {
      return node.condition;
    }
    node.condition = decisions.never(); // a cycle adds nothing to the least fixed point
    Decision condition = effect.of(node.derivation.rule(), node.derivation.conclusion());
    for (Object matched : node.derivation.matched()) {
      if (condition == decisions.never()) {
        break;
      }
      condition =
          effect.begins(node.derivation.rule(), matched)
              ? decisions.and(condition, conditionOf(matched))
              : decisions.never();
    }
    node.condition = condition;
    return condition;
  }

  /** On what it depends that something matched, or concluded, is there. */
  public Decision conditionOf(Object matched) {
    if (matched instanceof NotOwed notOwed) {
      return decisions.not(owed(notOwed));
    }
    if (matched instanceof Conclusion) {
      Node node = byConclusion.get(matched);
      return node == null ? decisions.always() : condition(node);
    }
    return memory.condition(matched);
  }

  /** What the firing that led to a conclusion matched. */
  public List<Object> matched(Conclusion conclusion) {
    Node node = byConclusion.get(conclusion);
    return node == null ? List.of() : node.derivation.matched();
  }

  private Decision owed(NotOwed notOwed) {
    Decision known = owed.get(notOwed);
    if (known == null) {
      known = owedBy(notOwed);
      owed.put(notOwed, known);
    }
    return known;
  }

  private Decision owedBy(NotOwed notOwed) {
    Decision owed = decisions.never();
    for (Node node : giving().getOrDefault(notOwed, List.of())) {
      if (!awaits(node)) {
        owed = decisions.or(owed, condition(node));
      }
    }
    return owed;
  }

  /** The firings that give something to somebody, by what would be so if none did. */
  private Map<NotOwed, List<Node>> giving() {
    if (giving == null) {
      Map<NotOwed, List<Node>> all = new HashMap<>();
      for (Node node : nodes) {
        if (node.derivation.conclusion() instanceof Entitlement entitlement
            && entitlement.force().equals(Entitlement.SHALL)) {
          all.computeIfAbsent(
                  new NotOwed(entitlement.of(), entitlement.kind()), k -> new ArrayList<>(2))
              .add(node);
        }
      }
      giving = all;
    }
    return giving;
  }

  /** Whether the firing rests on an event that has not happened. */
  public boolean awaits(Derivation derivation) {
    return awaits(requireNonNull(byConclusion.get(derivation.conclusion())));
  }

  private boolean awaits(Node node) {
    if (node.awaits == null) {
      boolean awaits = false;
      for (Object matched : node.derivation.matched()) {
        Node source = matched instanceof Conclusion ? byConclusion.get(matched) : null;
        awaits |= matched instanceof Event event && event.awaited();
        awaits |= source != null && source != node && awaits(source);
      }
      node.awaits = awaits;
    }
    return node.awaits;
  }

  /**
   * A conclusion of a norm, or what it asks of whom for whom whatever its event. What it is
   * compared by is cheap; equality looks at all of it.
   */
  private static final class Key {
    private final NormId norm;
    private final Object what;
    private final int hash;

    private Key(NormId norm, Object what, int hash) {
      this.norm = norm;
      this.what = what;
      this.hash = hash;
    }

    static Key of(NormId norm, Conclusion conclusion) {
      int event = conclusion.trigger().map(e -> e.id().hashCode()).orElse(0);
      int hash = 31 * norm.path().hashCode() + conclusion.of().id().hashCode();
      return new Key(norm, conclusion, 31 * hash + event);
    }

    /**
     * What several events of the proceeding on one day bring about (accepted, and the procedure
     * fixed) is one duty to each person. Of the organ in charge the events say which that is.
     */
    static Key once(NormId norm, Conclusion conclusion) {
      return conclusion instanceof Duty duty && isOnce(duty)
          ? once(norm, duty, duty.trigger().orElseThrow().moment().orElseThrow().date())
          : of(norm, conclusion);
    }

    static Key once(NormId norm, Duty duty, LocalDate day) {
      int hash = 31 * norm.path().hashCode() + duty.of().id().hashCode();
      return new Key(norm, List.of(duty.actor(), duty.action(), duty.of(), day), hash);
    }

    static boolean isOnce(Duty duty) {
      return isOfTurn(duty) && !duty.actor().equals(Course.CASE_ORGAN);
    }

    static boolean isOfTurn(Duty duty) {
      return duty.of() instanceof Person
          && duty.trigger()
              .filter(trigger -> trigger.of() instanceof Proceeding)
              .flatMap(Event::moment)
              .isPresent();
    }

    static Key matter(NormId norm, Conclusion conclusion) {
      Object what;
      if (conclusion instanceof Duty duty) {
        what = List.of(duty.actor(), duty.action(), duty.of());
      } else if (conclusion instanceof DocumentDuty duty) {
        what = List.of(duty.actor(), duty.document(), duty.of());
      } else {
        return of(norm, conclusion);
      }
      return new Key(norm, what, 31 * norm.path().hashCode() + conclusion.of().id().hashCode());
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && key.hash == hash
          && key.norm.equals(norm)
          && key.what.equals(what);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
