package org.dutylawyer.internal.derive;

import java.util.List;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.pack.RuleModel;
import org.jspecify.annotations.Nullable;

/**
 * One firing of a rule.
 *
 * @param rule the rule
 * @param matched what it matched, in the order of its patterns
 * @param conclusion what it concluded
 * @param condition on what it depends, where that was worked out on the way
 */
public record Derivation(
    RuleModel rule, List<Object> matched, Conclusion conclusion, @Nullable Decision condition) {

  /** One whose condition is still to be worked out. */
  public Derivation(RuleModel rule, List<Object> matched, Conclusion conclusion) {
    this(rule, matched, conclusion, null);
  }
}
