package org.dutylawyer.workbench.check;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.problem.Problem;
import org.dutylawyer.text.Title;

/** Reports as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format). */
final class ReportSarif {

  private static final Pattern PLACE =
      Pattern.compile("^(.*?\\.\\w+)(?::(\\d+))?(?::(\\d+))?(?:[ ;].*)?$");

  private final Locale locale;
  private final ArrayNode results;

  private ReportSarif(Locale locale, ArrayNode results) {
    this.locale = locale;
    this.results = results;
  }

  static String of(List<CheckReport> reports, Locale locale) {
    return tree(reports, locale).toPrettyString();
  }

  static ObjectNode tree(List<CheckReport> reports, Locale locale) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    root.put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "duty-lawyer check");
    ArrayNode rules = driver.putArray("rules");
    for (Step step : Step.values()) {
      rules
          .addObject()
          .put("id", step.word())
          .putObject("shortDescription")
          .put("text", step.title().in(locale));
    }
    run.put("columnKind", "utf16CodeUnits");
    ReportSarif sarif = new ReportSarif(locale, run.putArray("results"));
    reports.forEach(sarif::report);
    return root;
  }

  private void report(CheckReport report) {
    for (StepReport step : report.steps()) {
      for (Problem problem : step.problems()) {
        String message = problem.message(locale);
        result(step.step(), "error", message, problem.where());
      }
      if (step.status() == StepReport.Status.FAILED && step.problems().isEmpty()) {
        String nothing =
            new Title("什么也没有检查到", "examined nothing").in(locale)
                + (Title.isChinese(locale) ? "：" : ": ")
                + step.examined().in(locale);
        result(step.step(), "error", nothing, report.manifest());
      }
      step.notes()
          .forEach(note -> result(step.step(), "note", note.text().in(locale), note.where()));
    }
    report
        .mutation()
        .ifPresent(
            mutation ->
                mutation
                    .survivors()
                    .forEach(
                        survivor ->
                            result(
                                Step.MUTATION,
                                "warning",
                                new Title("没有情形发现：", "no scenario notices: ").in(locale)
                                    + survivor.change().in(locale)
                                    + survivor.scenario().map(yaml -> "\n" + yaml).orElse(""),
                                survivor.where())));
  }

  private void result(Step step, String level, String message, String where) {
    ObjectNode result = results.addObject();
    result.put("ruleId", step.word());
    result.put("ruleIndex", step.ordinal());
    result.put("level", level);
    result.putObject("message").put("text", message);
    Matcher place = PLACE.matcher(where);
    if (place.matches()) {
      ObjectNode physical = result.putArray("locations").addObject().putObject("physicalLocation");
      physical.putObject("artifactLocation").put("uri", uri(place.group(1)));
      if (place.group(2) != null) {
        ObjectNode region = physical.putObject("region");
        region.put("startLine", Math.max(1, Integer.parseInt(place.group(2))));
        if (place.group(3) != null && Integer.parseInt(place.group(3)) > 0) {
          region.put("startColumn", Integer.parseInt(place.group(3)));
        }
      }
    }
  }

  /** A path as a URI reference, so that Chinese names and blanks are valid. */
  private static String uri(String path) {
    try {
      return new URI(path.startsWith("/") ? "file" : null, null, path, null).toASCIIString();
    } catch (URISyntaxException e) {
      return "unknown";
    }
  }
}
