package org.dutylawyer.internal.network;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KiePackagesBuilder;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.RuleModel;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;

/**
 * Makes the rules of packs ready to run: their network is put together from the rules as they were
 * read.
 *
 * <p>What was made of a file is kept, so that a pack that several jurisdictions share is made ready
 * once, and of a changed pack only the changed file.
 *
 * <p>One compiler is for one thread at a time.
 */
public class StackCompiler {

  private final Map<String, Made> made = new HashMap<>();

  /** The rules of one file, and what was made of them. */
  private record Made(List<RuleModel> rules, Collection<KiePackage> packages) {}

  /**
   * Puts the rules of a pack together without keeping them: the executable model knows all that
   * they say.
   *
   * @throws IllegalStateException if it does not
   */
  public static void tryOut(Pack pack) {
    for (RuleModel rule : pack.rules()) {
      ExecutableRules.rule(pack.javaPackage(rule), rule.name(), rule);
    }
  }

  /** One network of the rules of all packs. */
  public KieBase base(List<Pack> packs) {
    return base(packs, Map.of());
  }

  /**
   * One network of the rules of all packs, and of variants of them.
   *
   * @param variants further rules, by their name in the package {@link Stack#VARIANTS}
   */
  public KieBase base(List<Pack> packs, Map<String, RuleModel> variants) {
    return LibraryLoader.under(() -> network(packs, variants));
  }

  /** A network of rules that are of no pack; nothing of it needs a compiler. */
  public static KieBase base(ModelImpl model) {
    return LibraryLoader.under(
        () -> {
          InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
          base.addPackages(packages(model));
          return base;
        });
  }

  private KieBase network(List<Pack> packs, Map<String, RuleModel> variants) {
    InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
    for (Pack pack : packs) {
      Map<String, List<RuleModel>> files = new LinkedHashMap<>();
      for (RuleModel rule : pack.rules()) {
        files.computeIfAbsent(rule.place().file(), file -> new ArrayList<>()).add(rule);
      }
      files.forEach((file, rules) -> base.addPackages(made(pack, file, rules)));
    }
    if (!variants.isEmpty()) {
      ModelImpl model = new ModelImpl(Stack.VARIANTS);
      variants.forEach(
          (name, rule) -> model.addRule(ExecutableRules.rule(Stack.VARIANTS, name, rule)));
      base.addPackages(packages(model));
    }
    return base;
  }

  private Collection<KiePackage> made(Pack pack, String file, List<RuleModel> rules) {
    Made known = made.get(file);
    if (known == null || !known.rules().equals(rules)) {
      ModelImpl model = new ModelImpl(pack.id());
      for (RuleModel rule : rules) {
        model.addRule(ExecutableRules.rule(pack.javaPackage(rule), rule.name(), rule));
      }
      known = new Made(List.copyOf(rules), packages(model));
      made.put(file, known);
    }
    return known.packages();
  }

  private static Collection<KiePackage> packages(ModelImpl model) {
    KiePackagesBuilder builder =
        new KiePackagesBuilder(RuleBaseFactory.newKnowledgeBaseConfiguration());
    builder.addModel(model);
    return List.copyOf(builder.build().getKiePackages());
  }
}
