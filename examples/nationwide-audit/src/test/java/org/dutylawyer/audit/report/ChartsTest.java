package org.dutylawyer.audit.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
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
