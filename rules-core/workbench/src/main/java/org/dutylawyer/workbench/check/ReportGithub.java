package org.dutylawyer.workbench.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/** The report as workflow commands: {@code ::error file=…,line=…,col=…,title=…::message}. */
final class ReportGithub {

  private ReportGithub() {}

  static String of(List<CheckReport> reports, Locale locale) {
    StringBuilder lines = new StringBuilder();
    for (JsonNode result : ReportSarif.tree(reports, locale).at("/runs/0/results")) {
      String level = result.path("level").asText();
      lines.append("::").append(level.equals("note") ? "notice" : level).append(' ');
      JsonNode place = result.at("/locations/0/physicalLocation");
      if (!place.isMissingNode()) {
        String file = URI.create(place.at("/artifactLocation/uri").asText()).getPath();
        lines.append("file=").append(property(file)).append(',');
        JsonNode line = place.at("/region/startLine");
        if (!line.isMissingNode()) {
          lines.append("line=").append(line.asInt()).append(',');
        }
        JsonNode column = place.at("/region/startColumn");
        if (!column.isMissingNode()) {
          lines.append("col=").append(column.asInt()).append(',');
        }
      }
      lines
          .append("title=")
          .append(property(result.path("ruleId").asText()))
          .append("::")
          .append(data(result.at("/message/text").asText()))
          .append('\n');
    }
    return lines.toString();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
