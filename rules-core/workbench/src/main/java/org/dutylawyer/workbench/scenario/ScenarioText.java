package org.dutylawyer.workbench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.language.Scenario;

/** Writes a scenario as the YAML that an author would put beside the rules. */
public final class ScenarioText {

  private ScenarioText() {}

  public static String of(Scenario scenario) {
    StringBuilder yaml = new StringBuilder();
    yaml.append("- scenario: ").append(scalar(scenario.title())).append('\n');
    yaml.append("  as-of: ").append(CaseDates.shown(scenario.asOf())).append('\n');
    scenario
        .knownOn()
        .ifPresent(k -> yaml.append("  known-on: ").append(CaseDates.shown(k)).append('\n'));
    if (!scenario.readings().isEmpty()) {
      String readings =
          scenario.readings().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(e -> e.getKey() + ": " + e.getValue())
              .collect(Collectors.joining(", ", "{ ", " }"));
      yaml.append("  readings: ").append(readings).append('\n');
    }
    if (!scenario.assuming()) {
      yaml.append("  assume: false\n");
    }
    yaml.append("  case:\n");
    scenario
        .caseFile()
        .properties()
        .forEach(
            e -> {
              if (e.getKey().equals("id")) {
                return; // every scenario gets one
              }
              yaml.append("    ").append(e.getKey()).append(':');
              if (e.getKey().equals("events") && e.getValue().size() > 0) {
                yaml.append('\n');
                e.getValue()
                    .forEach(event -> yaml.append("      - ").append(flow(event)).append('\n'));
              } else {
                yaml.append(' ').append(flow(e.getValue())).append('\n');
              }
            });
    if (!scenario.expectations().isEmpty()) {
      yaml.append("  expect:\n");
      for (Scenario.Expectation expectation : scenario.expectations()) {
        List<String> parts = new ArrayList<>();
        parts.add("norm: " + scalar(expectation.norm().toString()));
        expectation.of().ifPresent(of -> parts.add("of: " + scalar(of)));
        new LinkedHashMap<>(expectation.fields())
            .forEach((key, value) -> parts.add(key + ": " + field(key, value)));
        yaml.append("    - { ").append(String.join(", ", parts)).append(" }\n");
      }
    }
    if (!scenario.owed().isEmpty()) {
      yaml.append("  owed:\n");
      for (Scenario.Owed owed : scenario.owed()) {
        yaml.append("    - { of: ")
            .append(scalar(owed.of()))
            .append(", entitlement: ")
            .append(owed.entitlement())
            .append(", outcome: ")
            .append(owed.outcome())
            .append(" }\n");
      }
    }
    if (!scenario.silent().isEmpty()) {
      yaml.append("  silent: ")
          .append(
              scenario.silent().stream()
                  .map(norm -> scalar(norm.toString()))
                  .collect(Collectors.joining(", ", "[ ", " ]")))
          .append('\n');
    }
    return yaml.toString();
  }

  /** Dates are kept without their weekday, which is written all the same. */
  private static String field(String key, JsonNode value) {
    return Set.of("due", "safe", "nominal").contains(key)
        ? CaseDates.shown(Moment.parse(value.asText()))
        : flow(value);
  }

  private static String flow(JsonNode node) {
    if (node.isObject()) {
      List<String> members = new ArrayList<>();
      node.properties().forEach(e -> members.add(scalar(e.getKey()) + ": " + flow(e.getValue())));
      return members.isEmpty() ? "{}" : "{ " + String.join(", ", members) + " }";
    }
    if (node.isArray()) {
      List<String> elements = new ArrayList<>();
      node.forEach(e -> elements.add(flow(e)));
      return elements.isEmpty() ? "[]" : "[ " + String.join(", ", elements) + " ]";
    }
    return node.isTextual() ? scalar(node.textValue()) : node.toString();
  }

  /** A text as it stands if YAML reads it back as that text, else in quotation marks. */
  private static String scalar(String text) {
    boolean plain =
        text.matches("[\\p{L}\\p{Nd}〔（《“][^:#,\\[\\]{}\"'\\\\]*")
            && !text.endsWith(" ")
            && !text.matches("true|false|null|yes|no|on|off|[-+.\\d]+(e\\d+)?");
    return plain ? text : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
