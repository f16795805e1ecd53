package org.dutylawyer.benchmarks.engines;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dutylawyer.benchmarks.engines.SharedCase.Column;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * The shared decision in KIE DMN: two decision tables that collect, the second over the entitlements
 * of the first. The interpreter of FEEL as it is by default.
 */
public final class DmnDecision implements SharedEngine<DMNContext> {

  private static final String NAMESPACE = "https://dutylawyer.org/shared-decision";
  private static final String ENTITLEMENTS = "entitlements";
  private static final String DUTIES = "duties";

  private final DMNRuntime runtime;
  private final DMNModel model;

  /** Compiles the model. */
  public DmnDecision() {
    byte[] xml = xml().getBytes(StandardCharsets.UTF_8);
    runtime =
        DMNRuntimeBuilder.fromDefaults()
            .buildConfiguration()
            .fromResources(List.of(ResourceFactory.newByteArrayResource(xml)))
            .getOrElseThrow(e -> new IllegalStateException("found a model that does not compile", e));
    model = runtime.getModels().get(0);
    if (model.hasErrors()) {
      throw new IllegalStateException("found " + model.getMessages() + ", expected none");
    }
  }

  @Override
  public String name() {
    return "KIE DMN";
  }

  @Override
  public DMNContext prepare(SharedCase shared) {
    DMNContext context = runtime.newContext();
    for (Column column : Column.values()) {
      context.set(column.variable(), shared.value(column));
    }
    return context;
  }

  @Override
  public Object decide(DMNContext prepared) {
    return runtime.evaluateAll(model, prepared);
  }

  @Override
  public Set<String> conclusions(Object decided) {
    DMNResult result = (DMNResult) decided;
    if (result.hasErrors()) {
      throw new IllegalStateException("found " + result.getMessages() + ", expected none");
    }
    Set<String> words = new TreeSet<>();
    for (String decision : List.of(ENTITLEMENTS, DUTIES)) {
      Object collected = result.getDecisionResultByName(decision).getResult();
      if (collected instanceof List<?> list) {
        list.forEach(word -> words.add((String) word));
      }
    }
    return words;
  }

  // --- the model ---------------------------------------------------------------------------------

  private static String xml() {
    List<SharedRules.Rule> rules = SharedRules.all();
    StringBuilder xml =
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
            .append("<definitions xmlns=\"http://www.omg.org/spec/DMN/20180521/MODEL/\"")
            .append(" id=\"shared\" name=\"shared\" namespace=\"" + NAMESPACE + "\">\n");
    for (Column column : Column.values()) {
      String name = column.variable();
      xml.append("<inputData id=\"i_" + name + "\" name=\"" + name + "\">")
          .append("<variable name=\"" + name + "\" typeRef=\"string\"/></inputData>\n");
    }
    table(xml, ENTITLEMENTS, rules.stream().filter(SharedRules.Rule::entitles).toList());
    table(xml, DUTIES, rules.stream().filter(r -> !r.entitles()).toList());
    return xml.append("</definitions>\n").toString();
  }

  private static void table(StringBuilder xml, String name, List<SharedRules.Rule> rules) {
    List<Column> columns =
        List.of(Column.values()).stream()
            .filter(c -> rules.stream().anyMatch(r -> !r.values(c).isEmpty()))
            .toList();
    List<String> owed = rules.stream().flatMap(r -> r.owed().stream()).distinct().toList();
    xml.append("<decision id=\"d_" + name + "\" name=\"" + name + "\">")
        .append("<variable name=\"" + name + "\"/>\n");
    if (!owed.isEmpty()) {
      xml.append("<informationRequirement><requiredDecision href=\"#d_" + ENTITLEMENTS + "\"/>")
          .append("</informationRequirement>\n");
    }
    for (Column column : columns) {
      xml.append("<informationRequirement><requiredInput href=\"#i_" + column.variable() + "\"/>")
          .append("</informationRequirement>\n");
    }
    xml.append("<decisionTable hitPolicy=\"COLLECT\">\n");
    for (Column column : columns) {
      input(xml, column.variable(), "string");
    }
    for (String entitlement : owed) {
      input(
          xml,
          "list contains(" + ENTITLEMENTS + ", \"entitlement " + entitlement + " shall\")",
          "boolean");
    }
    xml.append("<output typeRef=\"string\"/>\n");
    for (SharedRules.Rule rule : rules) {
      xml.append("<rule>");
      for (Column column : columns) {
        List<String> values = rule.values(column);
        cell(
            xml,
            "inputEntry",
            values.isEmpty()
                ? "-"
                : values.stream().map(DmnDecision::quoted).collect(joining(",")));
      }
      for (String entitlement : owed) {
        cell(xml, "inputEntry", rule.owed().contains(entitlement) ? "true" : "-");
      }
      cell(xml, "outputEntry", quoted(rule.conclusion()));
      xml.append("</rule>\n");
    }
    xml.append("</decisionTable></decision>\n");
  }

  private static void input(StringBuilder xml, String expression, String type) {
    xml.append("<input><inputExpression typeRef=\"" + type + "\"><text>" + expression)
        .append("</text></inputExpression></input>\n");
  }

  private static void cell(StringBuilder xml, String element, String feel) {
    xml.append("<" + element + "><text>" + feel + "</text></" + element + ">");
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
