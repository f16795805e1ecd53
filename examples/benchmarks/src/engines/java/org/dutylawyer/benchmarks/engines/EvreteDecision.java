package org.dutylawyer.benchmarks.engines;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dutylawyer.benchmarks.engines.SharedRules.Condition;
import org.evrete.KnowledgeService;
import org.evrete.api.ActivationMode;
import org.evrete.api.Knowledge;
import org.evrete.api.ValuesPredicate;
import org.evrete.api.builders.LhsBuilder;
import org.evrete.api.builders.RuleSetBuilder;

/**
 * The shared decision in Evrete: a network of the rules with conditions in Java, which its guide
 * recommends for speed, and a stateless session for each case.
 */
public final class EvreteDecision implements SharedEngine<EvreteDecision.Values> {

  /** A case as a fact. */
  public static final class Values {
    private final List<String> all;
    private final List<String> conclusions = new ArrayList<>();

    Values(List<String> all) {
      this.all = all;
    }

    /** The values, in the order of the columns. */
    public List<String> getAll() {
      return all;
    }
  }

  /** An entitlement that was concluded, as a fact. */
  public static final class Owed {
    private final String kind;

    Owed(String kind) {
      this.kind = kind;
    }

    /** The entitlement. */
    public String getKind() {
      return kind;
    }
  }

  private final Knowledge knowledge;

  /** Makes the network of all rules. */
  public EvreteDecision() {
    Knowledge empty = new KnowledgeService().newKnowledge();
    RuleSetBuilder<Knowledge> builder = empty.builder();
    int number = 0;
    for (SharedRules.Rule rule : SharedRules.all()) {
      LhsBuilder<Knowledge> conditions =
          builder.newRule("rule " + number++).getLhs().addFact("$c", Values.class);
      for (String kind : rule.owed()) {
        String name = "$o" + number++;
        ValuesPredicate owed = values -> kind.equals(values.apply(0));
        conditions.addFact(name, Owed.class).where(owed, name + ".kind");
      }
      for (Condition condition : rule.conditions()) {
        if (!condition.owed()) {
          int column = condition.column().ordinal();
          ValuesPredicate listed =
              values -> condition.values().contains(((List<?>) values.apply(0)).get(column));
          conditions.where(listed, "$c.all");
        }
      }
      builder = conditions.execute(context -> conclude(rule, context.get("$c"), context::insert));
    }
    knowledge = builder.build();
  }

  private interface Inserting {
    Object insert(Object... facts);
  }

  private static void conclude(SharedRules.Rule rule, Values of, Inserting inserting) {
    of.conclusions.add(rule.conclusion());
    if (rule.entitles() && rule.conclusion().endsWith(" shall")) {
      inserting.insert(new Owed(rule.conclusion().split(" ")[1]));
    }
  }

  @Override
  public String name() {
    return "Evrete";
  }

  @Override
  public Values prepare(SharedCase shared) {
    return new Values(shared.values());
  }

  @Override
  public Object decide(Values prepared) {
    Values fact = new Values(prepared.all);
    knowledge.newStatelessSession(ActivationMode.CONTINUOUS).insertAndFire(fact);
    return fact.conclusions;
  }

  @Override
  public Set<String> conclusions(Object decided) {
    Set<String> words = new TreeSet<>();
    ((List<?>) decided).forEach(word -> words.add((String) word));
    return words;
  }
}
