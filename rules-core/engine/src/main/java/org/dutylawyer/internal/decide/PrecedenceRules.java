package org.dutylawyer.internal.decide;

import static org.drools.model.Index.ConstraintType.EQUAL;
import static org.drools.model.PatternDSL.betaIndexedBy;
import static org.drools.model.PatternDSL.declarationOf;
import static org.drools.model.PatternDSL.on;
import static org.drools.model.PatternDSL.pattern;
import static org.drools.model.PatternDSL.rule;

import java.util.ArrayList;
import java.util.List;
import org.drools.model.Declaration;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.Rule;
import org.drools.model.functions.Predicate2;
import org.drools.model.impl.ModelImpl;
import org.drools.model.impl.RuleBuilder;
import org.dutylawyer.casefile.Subject;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.finding.Displacement.Reason;
import org.dutylawyer.finding.Exemption;
import org.dutylawyer.internal.decide.Precedence.Contradicts;
import org.dutylawyer.internal.decide.Precedence.Displaces;
import org.dutylawyer.internal.decide.Precedence.Lifts;
import org.dutylawyer.internal.decide.Precedence.StaysBeside;
import org.dutylawyer.internal.derive.Firings;
import org.dutylawyer.internal.network.LibraryLoader;
import org.dutylawyer.internal.network.StackCompiler;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.Relation;
import org.kie.api.KieBase;
import org.kie.api.runtime.KieSession;

/**
 * How a local text and the text above it fit together. A local rule says in its metadata what it
 * does to which norm; these rules decide what follows from it in the case. What they compare is
 * what was concluded for the same subject on the same occasion, so that a local norm displaces
 * nothing where it does not itself apply: then the national norm stands (地方没有规定的，从全国规定).
 *
 * <p>They are written in the form of Drools' executable model, so that nothing is compiled when a
 * program starts.
 */
public final class PrecedenceRules {

  private static final String PACKAGE = "org.dutylawyer.precedence";

  private final Declaration<Relation> relation = declarationOf(Relation.class, "$relation");
  private final Declaration<Candidate> local = declarationOf(Candidate.class, "$local");
  private final Declaration<Candidate> other = declarationOf(Candidate.class, "$other");

  private PrecedenceRules() {}

  /** Runs the rules on relations and candidates. */
  public static List<Precedence> decide(
      KieBase base, List<Relation> relations, List<Candidate> candidates) {
    List<Precedence> results = new ArrayList<>();
    KieSession session = LibraryLoader.under(base::newKieSession);
    try {
      relations.forEach(session::insert);
      candidates.forEach(session::insert);
      Firings.run(
          session, Assessor.MOST_FIRINGS, (match, result) -> results.add((Precedence) result));
    } finally {
      session.dispose();
    }
    return results;
  }

  /** The rules, ready to be run on relations and candidates. */
  public static KieBase base() {
    ModelImpl model = new ModelImpl(PACKAGE);
    model.withRules(new PrecedenceRules().rules());
    return StackCompiler.base(model);
  }

  /**
   * How two candidates can have one occasion. Each is a rule of its own, so that those of the same
   * event are found by that event and not by trying every pair: a case can have thousands of
   * events.
   */
  private enum Occasion {
    /** Both speak of one event. */
    SAME_EVENT("同一事件"),
    /** The first, local norm or exemption, speaks of no event in particular. */
    FIRST_ANY("在先者不限事件"),
    /** The first speaks of an event, the second of none in particular. */
    SECOND_ANY("在后者不限事件");

    private final String title;

    Occasion(String title) {
      this.title = title;
    }

    /** The pattern of the first. */
    PatternDef<Candidate> first(PatternDef<Candidate> first) {
      return first.expr(name(), c -> c.conclusion().trigger().isPresent() == (this != FIRST_ANY));
    }

    /** The pattern of the second, given the first. */
    PatternDef<Candidate> second(PatternDef<Candidate> second, Declaration<Candidate> first) {
      PatternDef<Candidate> narrowed =
          switch (this) {
            case SAME_EVENT ->
                second.expr(
                    "event",
                    first,
                    (s, f) -> s.occasion().equals(f.occasion()),
                    betaIndexedBy(
                        String.class, EQUAL, 1, Candidate::occasion, Candidate::occasion));
            case FIRST_ANY -> second;
            case SECOND_ANY -> second.expr("no event", s -> s.conclusion().trigger().isEmpty());
          };
      return narrowed.expr("occasion", first, Candidate::sameOccasion);
    }
  }

  private List<Rule> rules() {
    List<Rule> rules = new ArrayList<>();
    for (Occasion occasion : Occasion.values()) {
      rules.addAll(rules(occasion));
    }
    return rules;
  }

  private List<Rule> rules(Occasion occasion) {
    return List.of(
        named("地方要求更高的，从地方规定", occasion)
            .build(
                relation(Relation.Kind.TIGHTENS),
                local(occasion),
                atMost(sameKind(other(occasion))),
                on(other, local)
                    .execute(
                        (drools, o, l) ->
                            drools.insert(new Displaces(o, l, Reason.LOCAL_ASKS_MORE)))),
        named("地方代替全国规定且要求不低于全国规定的，从地方规定", occasion)
            .build(
                relation(Relation.Kind.OVERRIDES),
                local(occasion),
                also(atMost(other(occasion)), "matter", (o, l) -> o.sameMatter(l)),
                on(other, local)
                    .execute(
                        (drools, o, l) ->
                            drools.insert(new Displaces(o, l, Reason.LOCAL_ASKS_MORE)))),
        named("两级规定要求相同的，从地方规定，一并引用", occasion)
            .build(
                relation(Relation.Kind.IMPLEMENTS),
                local(occasion),
                atMost(sameKind(other(occasion))),
                on(other, local)
                    .execute(
                        (drools, o, l) -> drools.insert(new Displaces(o, l, Reason.SAME_DEMAND)))),
        named("地方给予较少的，全国规定并存", occasion)
            .build(
                pattern(relation).expr("not adds", r -> r.kind() != Relation.Kind.ADDS),
                local(occasion),
                also(sameKind(other(occasion)), "demand more", (o, l) -> o.demand() > l.demand()),
                on(other, local).execute((drools, o, l) -> drools.insert(new StaysBeside(o, l)))),
        named("两级规定相互矛盾的，报告双方，由人决定", occasion)
            .build(
                relation(Relation.Kind.OVERRIDES),
                local(occasion),
                also(other(occasion), "other matter", (o, l) -> !o.sameMatter(l)),
                on(local, other).execute((drools, l, o) -> drools.insert(new Contradicts(l, o)))),
        lifting(occasion));
  }

  private static RuleBuilder named(String name, Occasion occasion) {
    return rule(PACKAGE, name + "（" + occasion.title + "）");
  }

  private static Rule lifting(Occasion occasion) {
    Declaration<Candidate> exemption = declarationOf(Candidate.class, "$exemption");
    Declaration<Candidate> limited = declarationOf(Candidate.class, "$limited");
    return named("不受时限限制的，时限数字不适用，义务仍在", occasion)
        .build(
            occasion.first(
                pattern(exemption).expr("exemption", e -> e.kind() == Conclusion.Kind.EXEMPTION)),
            occasion
                .second(
                    pattern(limited).expr("duty", d -> d.kind() == Conclusion.Kind.DUTY), exemption)
                .expr(
                    "of exempt",
                    exemption,
                    (d, e) -> d.of().equals(e.of()),
                    betaIndexedBy(Subject.class, EQUAL, 2, Candidate::of, Candidate::of))
                .expr(
                    "norm exempt",
                    exemption,
                    (d, e) -> d.norm().isWithin(((Exemption) e.conclusion()).from())),
            on(limited, exemption).execute((drools, d, e) -> drools.insert(new Lifts(d, e))));
  }

  private PatternDef<Relation> relation(Relation.Kind kind) {
    return pattern(relation).expr(kind.metadata(), r -> r.kind() == kind);
  }

  /** What the rule that declares the relation concluded. */
  private PatternDef<Candidate> local(Occasion occasion) {
    return occasion
        .first(pattern(local))
        .expr(
            "local norm",
            relation,
            (l, r) -> l.norm().equals(r.local()),
            betaIndexedBy(NormId.class, EQUAL, 0, Candidate::norm, Relation::local));
  }

  /** What the norm above concluded for the same subject on the same occasion. */
  private PatternDef<Candidate> other(Occasion occasion) {
    return occasion.second(
        pattern(other)
            .expr(
                "other norm",
                relation,
                (o, r) -> o.norm().equals(r.other()),
                betaIndexedBy(NormId.class, EQUAL, 0, Candidate::norm, Relation::other))
            .expr(
                "of",
                local,
                (o, l) -> o.of().equals(l.of()),
                betaIndexedBy(Subject.class, EQUAL, 2, Candidate::of, Candidate::of)),
        local);
  }

  private PatternDef<Candidate> sameKind(PatternDef<Candidate> candidate) {
    return also(candidate, "kind", (o, l) -> o.kind() == l.kind());
  }

  private PatternDef<Candidate> atMost(PatternDef<Candidate> candidate) {
    return also(candidate, "demand at most", (o, l) -> o.demand() <= l.demand());
  }

  private PatternDef<Candidate> also(
      PatternDef<Candidate> candidate, String id, Predicate2<Candidate, Candidate> holds) {
    return candidate.expr(id, local, holds);
  }
}
