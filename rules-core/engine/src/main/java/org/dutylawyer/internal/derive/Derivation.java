package org.dutylawyer.internal.derive;

import java.util.List;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.pack.RuleModel;

/**
 * One firing of a rule.
 *
 * @param rule the rule
 * @param matched what it matched, in the order of its patterns
 * @param conclusion what it concluded
 */
public record Derivation(RuleModel rule, List<Object> matched, Conclusion conclusion) {}
