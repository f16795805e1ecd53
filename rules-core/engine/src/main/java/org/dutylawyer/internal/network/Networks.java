package org.dutylawyer.internal.network;

import static java.util.Objects.requireNonNull;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.definition.rule.Rule;

/**
 * The rules of a stack as networks of Drools: one of all, and one for each question that is often
 * asked alone. A session costs by the size of its network, whatever of it fires.
 */
public final class Networks {

  /** To make a network takes as long as it saves on about so many answers. */
  private static final int OFTEN = 100;

  private final Stack stack;
  private final Supplier<KieBase> compiling;
  private final Map<Set<Conclusion.Kind>, Part> parts = new ConcurrentHashMap<>();
  private @Nullable Network whole;

  Networks(Stack stack, Supplier<KieBase> compiling) {
    this.stack = stack;
    this.compiling = compiling;
  }

  /**
   * Rules as a network.
   *
   * @param base what makes sessions
   * @param models of which rule each of its rules was made
   */
  public record Network(KieBase base, Map<Rule, RuleModel> models) {

    /** The model of a rule that fired. */
    public RuleModel model(Rule fired) {
      return requireNonNull(models.get(fired));
    }
  }

  /** All rules. */
  public synchronized Network whole() {
    Network ready = whole;
    if (ready == null) {
      ready = network(compiling.get());
      whole = ready;
    }
    return ready;
  }

  /** The rules that conclusions of these kinds take. */
  public Part of(Set<Conclusion.Kind> kinds) {
    return parts.computeIfAbsent(Set.copyOf(kinds), Part::new);
  }

  private Network network(KieBase base) {
    Map<Rule, RuleModel> models = new IdentityHashMap<>();
    for (KiePackage fired : base.getKiePackages()) {
      for (Rule rule : fired.getRules()) {
        models.put(
            rule,
            fired.getName().equals(Stack.VARIANTS) ? stack.variant(rule.getName()) : model(rule));
      }
    }
    return new Network(base, models);
  }

  private RuleModel model(Rule compiled) {
    NormId norm = NormId.parse(String.valueOf(compiled.getMetaData().get("Provision")));
    return stack
        .rule(norm)
        .orElseThrow(() -> new IllegalStateException("no model of the rule " + compiled.getName()));
  }

  /** What is asked alone: the rules that it takes, and a network of only these once that pays. */
  public final class Part {

    private final Set<RuleModel> needed;
    private final boolean saves;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile @Nullable Network alone;

    private Part(Set<Conclusion.Kind> kinds) {
      List<RuleModel> rules = stack.rules();
      this.needed = NeededRules.of(rules, kinds);
      this.saves = needed.size() < rules.size() * 3 / 4;
    }

    /** Whether the question takes that rule. */
    public boolean needs(RuleModel rule) {
      return needed.contains(rule);
    }

    /** The network to ask now, which may have other rules as well. */
    public Network network() {
      Network ready = alone;
      if (ready == null && saves && asked.incrementAndGet() > OFTEN) {
        ready = make();
      }
      return ready == null ? whole() : ready;
    }

    private synchronized Network make() {
      Network ready = alone;
      if (ready == null) {
        List<Pack> fewer = stack.only(needed).packs();
        ready = Networks.this.network(new StackCompiler().base(fewer));
        alone = ready;
      }
      return ready;
    }
  }
}
