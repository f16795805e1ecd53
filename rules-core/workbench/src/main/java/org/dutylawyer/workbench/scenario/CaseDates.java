package org.dutylawyer.workbench.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.language.Scenario;
import org.dutylawyer.text.Weekdays;

/**
 * Moves the dates of a case, all by the same number of days, and writes days with their weekday.
 */
public final class CaseDates {

  private static final Pattern DATED =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})(T\\d{2}:\\d{2})?(\\s*\\(\\w{3}\\))?");

  private CaseDates() {}

  /** The scenario with every date moved. */
  public static Scenario moved(Scenario scenario, long days) {
    return new Scenario(
        scenario.title(),
        moved(scenario.asOf(), days),
        scenario.knownOn().map(known -> moved(known, days)),
        scenario.readings(),
        scenario.assuming(),
        moved(scenario.caseFile(), days),
        scenario.expectations(),
        scenario.owed(),
        scenario.silent(),
        scenario.where());
  }

  /** The scenario with another case, asked about on another day. */
  public static Scenario with(Scenario scenario, JsonNode caseFile, Moment asOf) {
    return new Scenario(
        scenario.title(),
        asOf,
        scenario.knownOn(),
        scenario.readings(),
        scenario.assuming(),
        caseFile,
        scenario.expectations(),
        scenario.owed(),
        scenario.silent(),
        scenario.where());
  }

  public static Moment moved(Moment moment, long days) {
    return new Moment(moment.date().plusDays(days), moment.time());
  }

  /** The same tree with every date in it moved. */
  public static JsonNode moved(JsonNode node, long days) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = JsonNodeFactory.instance.objectNode();
      object.properties().forEach(e -> copy.set(e.getKey(), moved(e.getValue(), days)));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = JsonNodeFactory.instance.arrayNode();
      array.forEach(element -> copy.add(moved(element, days)));
      return copy;
    }
    return node.isTextual()
        ? moved(node.textValue(), days)
            .<JsonNode>map(JsonNodeFactory.instance::textNode)
            .orElse(node)
        : node;
  }

  /** The date moved, if the text is one. */
  public static Optional<String> moved(String text, long days) {
    Matcher dated = DATED.matcher(text.strip());
    if (!dated.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date = LocalDate.parse(dated.group(1)).plusDays(days);
      return Optional.of(
          date
              + Optional.ofNullable(dated.group(2)).orElse("")
              + " ("
              + Weekdays.english(date)
              + ")");
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A day as scenarios write it: {@code 2025-10-09 (Thu)}. */
  public static String shown(Moment moment) {
    return moment + " (" + Weekdays.english(moment.date()) + ")";
  }
}
