package org.dutylawyer.internal.drools;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dutylawyer.facts.BadInputException;
import org.dutylawyer.facts.Problem;
import org.dutylawyer.law.Title;
import org.dutylawyer.pack.PackFiles;
import org.kie.api.KieBase;
import org.kie.api.io.Resource;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.ResultSeverity;
import org.kie.internal.io.ResourceFactory;

/** Compiles the rules of packs, in the mode of Drools that says line and column. */
final class StackCompiler {

  private StackCompiler() {}

  /** Compiles the rules of all packs into one base. */
  static KieBase compile(List<PackFiles> packs) {
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
    for (PackFiles pack : packs) {
      for (String path : pack.paths(".drl")) {
        add(builder, pack.text(path).orElseThrow(), pack.where(path));
      }
    }
    return base(builder);
  }

  /** Compiles one text that the library itself ships. */
  static KieBase compile(String drl, String where) {
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
    add(builder, drl, where);
    return base(builder);
  }

  private static void add(KnowledgeBuilder builder, String drl, String where) {
    Resource resource =
        ResourceFactory.newReaderResource(new StringReader(drl), "UTF-8").setSourcePath(where);
    builder.add(resource, ResourceType.DRL);
  }

  private static KieBase base(KnowledgeBuilder builder) {
    List<Problem> problems = new ArrayList<>();
    for (KnowledgeBuilderError error : builder.getErrors()) {
      if (error.getSeverity() == ResultSeverity.ERROR) {
        problems.add(problem(error));
      }
    }
    if (!problems.isEmpty()) {
      throw new BadInputException(problems);
    }
    return builder.newKieBase();
  }

  private static Problem problem(KnowledgeBuilderError error) {
    String file = error.getResource() == null ? "DRL" : error.getResource().getSourcePath();
    int line = error.getLines().length > 0 ? error.getLines()[0] : 1;
    String message = error.getMessage().replaceAll("\\s+", " ");
    return Problem.of(
        file + ":" + line,
        new Title(message, message.toLowerCase(Locale.ROOT)),
        new Title("可以编译的规则", "a rule that compiles"));
  }
}
