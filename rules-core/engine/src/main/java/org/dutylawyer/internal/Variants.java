package org.dutylawyer.internal;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casefile.CaseFile;
import org.dutylawyer.finding.Assessment;
import org.dutylawyer.finding.Conclusion;
import org.dutylawyer.internal.decide.Assessor;
import org.dutylawyer.internal.derive.Derivation;
import org.dutylawyer.internal.derive.Firings;
import org.dutylawyer.internal.derive.Instantiation;
import org.dutylawyer.internal.derive.Memory;
import org.dutylawyer.internal.logic.Decision;
import org.dutylawyer.internal.network.Stack;
import org.dutylawyer.internal.network.StackCompiler;
import org.dutylawyer.internal.plan.Plan;
import org.dutylawyer.internal.plan.Planned;
import org.dutylawyer.internal.plan.Varied;
import org.dutylawyer.law.NormId;
import org.dutylawyer.pack.RuleModel;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.Match;

/**
 * Packs with many variants of single rules in one base. A case is run once with all of them; the
 * answer of each variant is then drawn from those firings in which no other variant had a part and
 * the rule that it varies had none.
 *
 * <p>That is sound because rules only add: no rule of a pack builds on the absence of a conclusion
 * except through {@code NotOwed}, which is decided afterwards.
 */
public final class Variants {

  private static final int ORIGINAL = Varied.NONE;
  private static final int SEVERAL = -2;

  private final Engine engine;
  private final Stack stack;
  private final Stack together;
  private final List<RuleModel> variants;
  private final Way way;
  private final Map<String, Integer> byName = new HashMap<>();

  /**
   * Variants of rules beside the rules of a stack.
   *
   * @param variants rules with the norm of the rule that each varies
   * @param way how the rules are evaluated; where there is no plan of them, by Drools
   */
  public Variants(
      Engine engine, Stack stack, List<RuleModel> variants, StackCompiler compiler, Way way) {
    this.engine = engine;
    this.stack = stack;
    this.variants = List.copyOf(variants);
    this.way = way;
    Map<String, RuleModel> named = new LinkedHashMap<>();
    for (int i = 0; i < variants.size(); i++) {
      byName.put("variant " + i, i);
      named.put("variant " + i, variants.get(i));
    }
    this.together =
        new Stack(
            stack.packs(),
            stack.vocabulary(),
            () -> {
              synchronized (compiler) {
                return compiler.base(stack.packs(), named);
              }
            },
            named);
  }

  /**
   * Runs a case with all variants.
   *
   * @param awaited whether the answers also list what is awaited
   * @throws BadInputException if the case contradicts itself
   */
  public Run run(
      CaseFile file,
      Moment asOf,
      LocalDate knownOn,
      Map<String, String> readings,
      boolean awaited) {
    List<Problem> contradictions = file.contradictionsOn(asOf.date());
    if (!contradictions.isEmpty()) {
      throw new BadInputException(contradictions);
    }
    return new Run(file, asOf, knownOn, readings, awaited);
  }

  /** One case, with all that the rules and their variants derive from it. */
  public final class Run {
    private final LocalDate knownOn;
    private final Map<String, String> readings;
    private final Memory memory;
    private final List<Derivation> original = new ArrayList<>();
    private final Map<Integer, List<Derivation>> touched = new HashMap<>();
    private final Map<Object, Integer> owner = new IdentityHashMap<>();
    private final Instantiation instantiation;

    private Run(
        CaseFile file,
        Moment asOf,
        LocalDate knownOn,
        Map<String, String> readings,
        boolean awaited) {
      this.knownOn = knownOn;
      this.readings = Map.copyOf(readings);
      this.memory = new Memory(together, file, asOf, awaited, true);
      derive();
      this.instantiation = new Instantiation(stack, memory, original);
    }

    private void derive() {
      Optional<Plan> plan =
          way == Way.PLAN ? together.once(Planned.class, Planned::of).plan() : Optional.empty();
      if (plan.isPresent()) {
        plan.get()
            .deriveVaried(memory, Assessor.MOST_FIRINGS)
            .forEach(varied -> note(varied.derivation(), varied.variant()));
      } else {
        fire();
      }
    }

    private void note(Derivation derivation, int by) {
      if (by == ORIGINAL) {
        original.add(derivation);
      } else {
        touched.computeIfAbsent(by, v -> new ArrayList<>()).add(derivation);
      }
    }

    private void fire() {
      KieSession session = together.networks().whole().base().newKieSession();
      AgendaFilter one = match -> owner(match) != SEVERAL;
      try {
        memory.objects().forEach(session::insert);
        Firings.run(
            session,
            Assessor.MOST_FIRINGS,
            one,
            (match, conclusion) -> {
              int by = owner(match);
              if (by != ORIGINAL) {
                owner.put(conclusion, by);
              }
              note(
                  new Derivation(
                      together.networks().whole().model(match.getRule()),
                      List.copyOf(match.getObjects()),
                      (Conclusion) conclusion),
                  by);
            });
      } finally {
        session.dispose();
      }
    }

    /** The one variant that has a part in the firing; {@link #SEVERAL} if there is not just one. */
    private int owner(Match match) {
      int by =
          match.getRule().getPackageName().equals(Stack.VARIANTS)
              ? requireNonNull(byName.get(match.getRule().getName()))
              : ORIGINAL;
      for (Object matched : match.getObjects()) {
        int part = owner.getOrDefault(matched, ORIGINAL);
        if (part != ORIGINAL && by == ORIGINAL) {
          by = part;
        } else if (part != ORIGINAL && part != by) {
          return SEVERAL;
        }
      }
      return by;
    }

    /** The answer of the rules as they stand. */
    public Assessment original() {
      return answer(original);
    }

    private Assessment answer(List<Derivation> derivations) {
      Set<Conclusion.Kind> all = EnumSet.allOf(Conclusion.Kind.class);
      return engine.answer(stack, memory, knownOn, readings, derivations, all, way);
    }

    /** Whether the variant concludes anything else here than the rule that it varies. */
    public boolean differs(int variant) {
      NormId norm = variants.get(variant).norm();
      List<Derivation> instead = with(variant);
      return !own(instantiation, original, norm)
          .equals(own(new Instantiation(stack, memory, instead), instead, norm));
    }

    private Map<Object, Set<Object>> own(
        Instantiation of, List<Derivation> derivations, NormId norm) {
      Map<Object, Set<Object>> own = new LinkedHashMap<>();
      for (Derivation derivation : derivations) {
        if (derivation.rule().norm().equals(norm)) {
          Decision condition = of.conditionOf(derivation.conclusion());
          if (condition != memory.decisions().never()) {
            own.computeIfAbsent(derivation.conclusion(), c -> new HashSet<>())
                .add(List.of(condition, of.awaits(derivation)));
          }
        }
      }
      return own;
    }

    /** The answer with the variant instead of the rule that it varies. */
    public Assessment under(int variant) {
      return answer(with(variant));
    }

    private List<Derivation> with(int variant) {
      NormId norm = variants.get(variant).norm();
      Set<Object> gone = java.util.Collections.newSetFromMap(new IdentityHashMap<>());
      List<Derivation> derivations = new ArrayList<>();
      for (Derivation derivation : original) {
        boolean rests =
            derivation.rule().norm().equals(norm)
                || derivation.matched().stream().anyMatch(gone::contains);
        if (rests) {
          gone.add(derivation.conclusion());
        } else {
          derivations.add(derivation);
        }
      }
      for (Derivation derivation : touched.getOrDefault(variant, List.of())) {
        boolean varied = byVariant(derivation, variant);
        boolean rests =
            !varied && derivation.rule().norm().equals(norm)
                || derivation.matched().stream().anyMatch(gone::contains);
        if (rests) {
          gone.add(derivation.conclusion());
        } else {
          derivations.add(derivation);
        }
      }
      return derivations;
    }

    private boolean byVariant(Derivation derivation, int variant) {
      return derivation.rule() == variants.get(variant);
    }
  }
}
