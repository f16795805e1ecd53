package org.dutylawyer.language;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dutylawyer.internal.network.LibraryLoader;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.problem.BadInputException;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.kie.api.io.ResourceType;
import org.kie.internal.builder.CompositeKnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.ResultSeverity;
import org.kie.internal.io.ResourceFactory;

/**
 * Whether Drools takes a file of rules as it stands, proven by compiling it in the mode that says
 * line and column. What was proven is kept, so that of a changed pack only the changed file is
 * proven anew. Can be used from any thread.
 */
public final class DrlProof {

  private final Map<String, String> proven = new ConcurrentHashMap<>();

  /** A proof that knows nothing yet. */
  public DrlProof() {}

  /**
   * Proves that Drools compiles every file of rules of these packs. A pack that its build compiled
   * needs no proof.
   *
   * @throws BadInputException with everything that does not compile
   */
  public void prove(List<PackFiles> packs) {
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
    if (LibraryLoader.under(() -> compile(texts)).isEmpty()) {
      proven.putAll(texts);
      return;
    }
    texts.forEach(
        (where, drl) -> {
          List<Problem> found = LibraryLoader.under(() -> compile(Map.of(where, drl)));
          if (found.isEmpty()) {
            proven.put(where, drl);
          }
          problems.addAll(found);
        });
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
