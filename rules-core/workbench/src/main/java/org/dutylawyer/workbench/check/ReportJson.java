package org.dutylawyer.workbench.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;
import org.dutylawyer.workbench.mutation.MutationReport;

/** Reports as JSON. */
final class ReportJson {

  private ReportJson() {}

  static String of(List<CheckReport> reports) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("passed", reports.stream().allMatch(CheckReport::passed));
    ArrayNode packs = root.putArray("packs");
    reports.forEach(report -> pack(report, packs.addObject()));
    return root.toPrettyString();
  }

  private static void pack(CheckReport report, ObjectNode pack) {
    pack.put("id", report.pack());
    title(pack, "title", report.title());
    pack.put("origin", report.origin());
    pack.put("sha256", report.sha256());
    pack.put("passed", report.passed());
    ArrayNode steps = pack.putArray("steps");
    for (StepReport step : report.steps()) {
      ObjectNode node = steps.addObject();
      node.put("step", step.step().word());
      node.put("status", step.status().word());
      node.put("examined", step.count());
      title(node, "summary", step.examined());
      node.put("milliseconds", step.took().toMillis());
      problems(node.putArray("problems"), step.problems());
      ArrayNode notes = node.putArray("notes");
      step.notes()
          .forEach(
              note -> {
                ObjectNode one = notes.addObject().put("where", note.where());
                title(one, "text", note.text());
              });
    }
    ArrayNode coverage = pack.putArray("coverage");
    for (CheckReport.Article article : report.coverage()) {
      ObjectNode node = coverage.addObject();
      node.put("instrument", article.instrument());
      node.put("article", article.article());
      node.put("heading", article.heading());
      node.put("passages", article.passages());
      node.put("encoded", article.encoded());
      node.put("declared", article.declared());
      node.put("left", article.left());
      node.put("rules", article.rules());
      ArrayNode missing = node.putArray("missing");
      article.missing().forEach(missing::add);
    }
    ArrayNode scenarios = pack.putArray("scenarios");
    for (CheckReport.ScenarioOutcome scenario : report.scenarios()) {
      ObjectNode node = scenarios.addObject();
      node.put("scenario", scenario.title());
      node.put("where", scenario.where());
      node.put("holds", scenario.problems().isEmpty());
      problems(node.putArray("problems"), scenario.problems());
      ArrayNode also = node.putArray("alsoFired");
      scenario.alsoFired().forEach(norm -> also.add(norm.toString()));
    }
    report.mutation().ifPresent(mutation -> mutation(mutation, pack.putObject("mutation")));
  }

  private static void mutation(MutationReport mutation, ObjectNode node) {
    node.put("mutants", mutation.mutants());
    node.put("killed", mutation.killed());
    node.put("score", Math.round(mutation.score() * 10) / 10.0);
    node.put("casesTried", mutation.casesTried());
    survivors(node.putArray("survivors"), mutation.survivors());
    survivors(node.putArray("indistinguishable"), mutation.indistinguishable());
  }

  private static void survivors(ArrayNode nodes, List<MutationReport.Survivor> survivors) {
    for (MutationReport.Survivor survivor : survivors) {
      ObjectNode node = nodes.addObject();
      node.put("where", survivor.where());
      node.put("norm", survivor.norm().toString());
      node.put("kind", survivor.kind().title().en());
      title(node, "change", survivor.change());
      survivor.scenario().ifPresent(yaml -> node.put("scenario", yaml));
    }
  }

  private static void problems(ArrayNode nodes, List<Problem> problems) {
    for (Problem problem : problems) {
      ObjectNode node = nodes.addObject();
      node.put("where", problem.where());
      title(node, "found", problem.found());
      title(node, "expected", problem.expected());
      problem.nearest().ifPresent(word -> node.put("nearest", word));
    }
  }

  private static void title(ObjectNode node, String key, Title title) {
    node.putObject(key).put("zh", title.zh()).put("en", title.en());
  }
}
