package org.dutylawyer.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is drawn can be drawn. */
final class ChartsTest {

  @Test
  void a_case_sent_back_or_taken_up_again_flows_onward() {
    JsonNode flow =
        Charts.paths(
                "路径",
                Map.of(
                    "investigation>prosecution-review>trial",
                    3L,
                    "trial>prosecution-review>trial",
                    2L,
                    "investigation>prosecution-review>closed>prosecution-review",
                    1L))
            .get("series")
            .get(0);
    Map<String, Set<String>> next = new HashMap<>();
    flow.get("links")
        .forEach(
            link ->
                next.computeIfAbsent(link.get("source").asText(), s -> new HashSet<>())
                    .add(link.get("target").asText()));
    assertThat(next).isNotEmpty();
    next.keySet().forEach(from -> assertThat(reached(from, next)).as(from).doesNotContain(from));
    assertThat(flow.get("data").findValuesAsText("name"))
        .contains("审查起诉", "审查起诉（第2轮）", "现处审查起诉")
        .doesNotHaveDuplicates();
  }

  @Test
  void what_is_stacked_is_told_apart_without_colour() {
    for (List<String> stacked :
        List.of(
            List.of("met", "late", "breached", "open"),
            List.of("proven", "between", "late", "open"))) {
      for (String one : stacked) {
        for (String other : stacked) {
          if (!one.equals(other)) {
            double lighter = Math.max(lightness(one), lightness(other));
            double darker = Math.min(lightness(one), lightness(other));
            assertThat((lighter + 0.05) / (darker + 0.05)).as(one + " " + other).isGreaterThan(1.4);
          }
        }
      }
    }
  }

  /** Relative luminance. */
  private static double lightness(String colour) {
    int rgb = Integer.decode(Charts.colour(colour));
    double[] weights = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      double part = (rgb >> (16 - 8 * i) & 255) / 255.0;
      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
  }

  @Test
  void what_is_exact_is_no_range() {
    assertThat(WhatIfPart.range(new BigDecimal("37.375"), new BigDecimal("37.375")))
        .isEqualTo("37");
    assertThat(WhatIfPart.range(new BigDecimal("37.375"), new BigDecimal("37.5")))
        .isEqualTo("37—38");
  }

  private static Set<String> reached(String from, Map<String, Set<String>> next) {
    Set<String> reached = new HashSet<>(next.getOrDefault(from, Set.of()));
    int before;
    do {
      before = reached.size();
      Set.copyOf(reached).forEach(at -> reached.addAll(next.getOrDefault(at, Set.of())));
    } while (reached.size() > before);
    return reached;
  }
}
