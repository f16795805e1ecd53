package org.dutylawyer.internal.drools;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.ResultSeverity;
import org.kie.internal.io.ResourceFactory;

/**
 * Compiles the rules of packs, in the mode of Drools that says line and column. Every file is
 * compiled by itself and kept, so that a pack that several jurisdictions share is compiled once,
 * and of a changed pack only the changed file.
 *
 * <p>One compiler is for one thread at a time.
 */
final class StackCompiler {

  private final Map<Source, List<KiePackage>> compiled = new HashMap<>();
  private final Map<PackFiles, List<KiePackage>> executable = new HashMap<>();

  /** A text and the name that its errors carry. */
  private record Source(String where, String drl) {}

  /**
   * Compiles the rules of all packs into one base.
   *
   * @throws BadInputException with everything that does not compile
   */
  KieBase compile(List<PackFiles> packs) {
    return network(sources(packs));
  }

  /** Compiles the rules of all packs, and those of further texts that are not kept. */
  KieBase compile(List<PackFiles> packs, List<String> further) {
    List<Source> sources = new ArrayList<>(sources(packs));
    List<Source> passing = further.stream().map(drl -> new Source("variants", drl)).toList();
    sources.addAll(passing);
    KieBase base = network(sources);
    compiled.keySet().removeAll(new HashSet<>(passing));
    return base;
  }

  /**
   * One base of the rules of all packs: those that a build compiled are only put together, the
   * others are compiled.
   *
   * @throws BadInputException with everything that does not compile
   */
  KieBase base(List<Pack> packs) {
    prepare(packs);
    InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
    for (Pack pack : packs) {
      base.addPackages(
          pack.files().compiled().isPresent()
              ? executable.computeIfAbsent(pack.files(), files -> executable(pack))
              : sources(List.of(pack.files())).stream()
                  .flatMap(source -> compiled.get(source).stream())
                  .toList());
    }
    return base;
  }

  /**
   * Compiles the rules of those packs that no build compiled.
   *
   * @throws BadInputException with everything that does not compile
   */
  void prepare(List<Pack> packs) {
    compiled(sources(packs.stream().map(Pack::files).filter(f -> f.compiled().isEmpty()).toList()));
  }

  private static List<KiePackage> executable(Pack pack) {
    ModelImpl model = new ModelImpl(pack.id());
    for (RuleModel rule : pack.rules()) {
      model.addRule(ExecutableRules.rule(PackLoader.javaPackage(pack, rule), rule));
    }
    KiePackagesBuilder builder =
        new KiePackagesBuilder(RuleBaseFactory.newKnowledgeBaseConfiguration());
    builder.addModel(model);
    return List.copyOf(builder.build().getKiePackages());
  }

  /** Forgets earlier texts of the files of these packs. */
  void keepOnly(List<PackFiles> packs) {
    Set<Source> kept = new HashSet<>(sources(packs));
    Set<String> files = kept.stream().map(Source::where).collect(Collectors.toSet());
    compiled.keySet().removeIf(source -> files.contains(source.where()) && !kept.contains(source));
  }

  private static List<Source> sources(List<PackFiles> packs) {
    List<Source> sources = new ArrayList<>();
    for (PackFiles pack : packs) {
      for (String path : pack.paths(".drl")) {
        sources.add(new Source(pack.where(path), pack.text(path).orElseThrow()));
      }
    }
    return sources;
  }

  private KieBase network(List<Source> sources) {
    InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase();
    base.addPackages(compiled(sources));
    return base;
  }

  private List<KiePackage> compiled(List<Source> sources) {
    List<Problem> problems = new ArrayList<>();
    List<KiePackage> packages = new ArrayList<>();
    for (Source source : sources) {
      List<KiePackage> known = compiled.get(source);
      if (known == null) {
        known = packages(source, problems);
        compiled.put(source, known);
      }
      packages.addAll(known);
    }
    if (!problems.isEmpty()) {
      sources.forEach(compiled::remove);
      throw new BadInputException(problems);
    }
    return packages;
  }

  private static List<KiePackage> packages(Source source, List<Problem> problems) {
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
    Resource resource =
        ResourceFactory.newReaderResource(new StringReader(source.drl()), "UTF-8")
            .setSourcePath(source.where());
    builder.add(resource, ResourceType.DRL);
    for (KnowledgeBuilderError error : builder.getErrors()) {
      if (error.getSeverity() == ResultSeverity.ERROR) {
        problems.add(problem(error, source));
      }
    }
    return builder.hasErrors() ? List.of() : List.copyOf(builder.getKnowledgePackages());
  }

  private static Problem problem(KnowledgeBuilderError error, Source source) {
    int line = error.getLines().length > 0 ? error.getLines()[0] : 1;
    String message = error.getMessage().replaceAll("\\s+", " ");
    return Problem.of(
        source.where() + ":" + line,
        new Title(message, message.toLowerCase(Locale.ROOT)),
        new Title("可以编译的规则", "a rule that compiles"));
  }
}
