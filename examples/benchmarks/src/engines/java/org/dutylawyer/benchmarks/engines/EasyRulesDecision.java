package org.dutylawyer.benchmarks.engines;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dutylawyer.benchmarks.engines.SharedRules.Condition;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;

/**
 * The shared decision in Easy Rules: conditions and actions in Java, tried one after the other in
 * the order of the table.
 */
public final class EasyRulesDecision implements SharedEngine<List<String>> {

  private static final String CASE = "case";
  private static final String CONCLUSIONS = "conclusions";

  private final RulesEngine engine = new DefaultRulesEngine();
  private final Rules rules = new Rules();

  /** Makes all rules. */
  public EasyRulesDecision() {
    int number = 0;
    for (SharedRules.Rule rule : SharedRules.all()) {
      rules.register(
          new RuleBuilder()
              .name("rule " + number)
              .priority(number)
              .when(facts -> holds(rule, facts.get(CASE), facts.get(CONCLUSIONS)))
              .then(facts -> facts.<Set<String>>get(CONCLUSIONS).add(rule.conclusion()))
              .build());
      number++;
    }
  }

  private static boolean holds(SharedRules.Rule rule, List<String> values, Set<String> concluded) {
    for (Condition condition : rule.conditions()) {
      boolean holds =
          condition.owed()
              ? condition.values().stream()
                  .allMatch(kind -> concluded.contains("entitlement " + kind + " shall"))
              : condition.values().contains(values.get(condition.column().ordinal()));
      if (!holds) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String name() {
    return "Easy Rules";
  }

  @Override
  public List<String> prepare(SharedCase shared) {
    return shared.values();
  }

  @Override
  public Object decide(List<String> prepared) {
    Facts facts = new Facts();
    facts.put(CASE, prepared);
    facts.put(CONCLUSIONS, new HashSet<String>());
    engine.fire(rules, facts);
    return facts.get(CONCLUSIONS);
  }

  @Override
  public Set<String> conclusions(Object decided) {
    Set<String> words = new TreeSet<>();
    ((Set<?>) decided).forEach(word -> words.add((String) word));
    return words;
  }
}
