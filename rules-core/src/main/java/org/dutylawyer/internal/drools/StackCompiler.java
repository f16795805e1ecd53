package org.dutylawyer.internal.drools;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.drools.model.impl.ModelImpl;
import org.drools.modelcompiler.KiePackagesBuilder;
import org.dutylawyer.facts.BadInputException;
import org.dutylawyer.facts.Problem;
import org.dutylawyer.law.Title;
import org.dutylawyer.pack.Pack;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.pack.RuleModel;
import org.kie.api.KieBase;
import org.kie.api.definition.KiePackage;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.CompositeKnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.ResultSeverity;
import org.kie.internal.io.ResourceFactory;

/**
 * Makes the rules of packs ready to run. Their network is put together from the rules as they were
 * read. Whether Drools takes a file of rules as it stands is proven apart, by compiling it in the
 * mode that says line and column.
 *
 * <p>What was made of a file is kept, so that a pack that several jurisdictions share is made ready
 * once, and of a changed pack only the changed file.
 *
 * <p>One compiler is for one thread at a time, but for proofs, which another can see to.
 */
class StackCompiler {

  private final Map<String, String> proven = new ConcurrentHashMap<>();
  private final Map<String, Made> made = new HashMap<>();

  /** The rules of one file, and what was made of them. */
  private record Made(List<RuleModel> rules, Collection<KiePackage> packages) {}

  /**
   * Proves that Drools compiles every file of rules of these packs. A pack that its build compiled
   * needs no proof.
   *
   * @throws BadInputException with everything that does not compile
   */
  void prove(List<PackFiles> packs) {
    List<Problem> problems = new ArrayList<>();
    for (PackFiles files : packs) {
      if (files.compiled().isEmpty()) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String path : files.paths(".drl")) {
          texts.put(files.where(path), files.text(path).orElseThrow());
        }
        texts.entrySet().removeIf(text -> text.getValue().equals(proven.get(text.getKey())));
        prove(texts, problems);
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
  }

  /** Compiles texts together, which is much quicker; if that fails each by itself, to say why. */
  private void prove(Map<String, String> texts, List<Problem> problems) {
    if (texts.isEmpty()) {
      return;
    }
    if (compile(texts).isEmpty()) {
      proven.putAll(texts);
      return;
    }
    texts.forEach(
        (where, drl) -> {
          List<Problem> found = compile(Map.of(where, drl));
          if (found.isEmpty()) {
            proven.put(where, drl);
          }
          problems.addAll(found);
        });
  }

  /** One network of the rules of all packs. */
  KieBase base(List<Pack> packs) {
    return base(packs, Map.of());
  }

  /**
   * One network of the rules of all packs, and of variants of them.
   *
   * @param variants further rules, by their name in the package {@link Stack#VARIANTS}
   */
  KieBase base(List<Pack> packs, Map<String, RuleModel> variants) {
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
        model.addRule(ExecutableRules.rule(PackLoader.javaPackage(pack, rule), rule.name(), rule));
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

  private static List<Problem> compile(Map<String, String> texts) {
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
    CompositeKnowledgeBuilder together = builder.batch();
    texts.forEach(
        (where, drl) ->
            together.add(
                ResourceFactory.newReaderResource(new StringReader(drl), "UTF-8")
                    .setSourcePath(where),
                ResourceType.DRL));
    together.build();
    List<Problem> problems = new ArrayList<>();
    for (KnowledgeBuilderError error : builder.getErrors()) {
      if (error.getSeverity() == ResultSeverity.ERROR) {
        problems.add(problem(error, texts.keySet().iterator().next()));
      }
    }
    return problems;
  }

  private static Problem problem(KnowledgeBuilderError error, String where) {
    int line = error.getLines().length > 0 ? error.getLines()[0] : 1;
    String message = error.getMessage().replaceAll("\\s+", " ");
    return Problem.of(
        where + ":" + line,
        new Title(message, message.toLowerCase(Locale.ROOT)),
        new Title("可以编译的规则", "a rule that compiles"));
  }
}
