package org.dutylawyer.workbench.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.StringReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The same reports for people, build servers and code scanners. */
class CheckReportsTest {

  private static final List<CheckReport> REPORTS =
      List.of(
          PackCheck.of(EnumSet.allOf(Step.class), 100)
              .check(
                  MiniPack.with("art-02.yaml", ", due: 2025-10-21 (Tue), state: pending", ""),
                  List.of()),
          PackCheck.of(EnumSet.allOf(Step.class), 0)
              .check(MiniPack.with("art-01.drl", "\"none\"", "\"nobody\""), List.of()));

  @Test
  void text_says_each_step_then_what_is_wrong_and_a_scenario_for_each_survivor() {
    assertThat(CheckReports.text(REPORTS, Locale.ENGLISH))
        .contains("CN  Example pack")
        .contains("  ok      form: 13 files, 4 rules, 12 scenarios")
        .contains("  FAILED  mutation: 23 mutants: 19 noticed, 4 not")
        .contains("no scenario notices: workingDays( 2 ) became workingDays( 3 )")
        .contains("due: 2025-10-21 (Tue)")
        .contains("  -       scenarios: not run: the form is bad");
    assertThat(CheckReports.text(REPORTS, Locale.CHINESE)).contains("通过", "不通过", "变异得分", "未检查");
  }

  @Test
  void json_holds_everything() throws Exception {
    JsonNode json = new ObjectMapper().readTree(CheckReports.json(REPORTS));
    assertThat(json.path("passed").asBoolean(true)).isFalse();
    JsonNode pack = json.path("packs").path(0);
    assertThat(pack.path("steps")).hasSize(7);
    assertThat(pack.path("scenarios")).hasSize(12);
    assertThat(pack.path("coverage")).hasSize(4);
    assertThat(pack.path("mutation").path("survivors")).hasSize(4);
    assertThat(pack.path("mutation").path("survivors").path(0).path("scenario").asText())
        .startsWith("- scenario: ");
    JsonNode problem = json.path("packs").path(1).path("steps").path(0).path("problems").path(0);
    assertThat(problem.path("where").asText()).startsWith("mini/art-01.drl:12:");
    assertThat(problem.path("found").path("en").asText()).isEqualTo("'nobody'");
  }

  @Test
  void github_has_one_line_for_each_result_at_its_place() {
    String lines = CheckReports.github(REPORTS, Locale.ENGLISH);
    assertThat(lines.lines())
        .allMatch(line -> line.matches("::(error|warning|notice) .*title=.*::.*"));
    assertThat(lines).contains("::error file=mini/art-01.drl,line=12,col=").contains("'nobody'");
    assertThat(lines.lines().filter(line -> line.startsWith("::warning"))).hasSize(4);
    assertThat(lines)
        .contains("title=mutation::no scenario notices%3A".replace("%3A", ":"))
        .contains("%0A");
  }

  @Test
  void junit_has_a_suite_for_each_step_and_a_case_for_each_scenario_with_true_counts()
      throws Exception {
    String xml = CheckReports.junit(REPORTS, Locale.ENGLISH);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    NodeList suites = document.getDocumentElement().getElementsByTagName("testsuite");
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("testsuites");
    assertThat(suites.getLength()).isEqualTo(14);
    for (int i = 0; i < suites.getLength(); i++) {
      Element suite = (Element) suites.item(i);
      for (String counted : List.of("tests:testcase", "failures:failure", "skipped:skipped")) {
        String[] pair = counted.split(":");
        assertThat(suite.getElementsByTagName(pair[1]).getLength())
            .as(suite.getAttribute("name") + " " + counted)
            .isEqualTo(Integer.parseInt(suite.getAttribute(pair[0])));
      }
    }
    assertThat(xml).contains("name=\"周五收到，次周周二到期\"");
  }

  @Test
  void sarif_has_a_place_for_every_result_and_a_known_rule() throws Exception {
    JsonNode sarif = new ObjectMapper().readTree(CheckReports.sarif(REPORTS, Locale.ENGLISH));
    assertThat(sarif.path("version").asText()).isEqualTo("2.1.0");
    assertThat(sarif.path("$schema").asText()).endsWith("sarif-2.1.0.json");
    assertThat(sarif.path("runs")).hasSize(1);
    JsonNode run = sarif.path("runs").path(0);
    assertThat(run.path("tool").path("driver").path("name").asText()).isNotBlank();
    JsonNode rules = run.path("tool").path("driver").path("rules");
    assertThat(rules).hasSize(Step.values().length);
    assertThat(rules)
        .allSatisfy(
            rule -> {
              assertThat(rule.path("id").asText()).isNotBlank();
              assertThat(rule.path("shortDescription").path("text").asText()).isNotBlank();
            });
    assertThat(run.path("results")).hasSizeGreaterThan(5);
    for (JsonNode result : run.path("results")) {
      assertThat(rules.path(result.path("ruleIndex").asInt()).path("id"))
          .isEqualTo(result.path("ruleId"));
      assertThat(result.path("level").asText()).isIn("error", "warning", "note");
      assertThat(result.path("message").path("text").asText()).isNotBlank();
      JsonNode place = result.path("locations").path(0).path("physicalLocation");
      assertThat(place.path("artifactLocation").path("uri").asText()).startsWith("mini/");
      assertThat(place.path("region").path("startLine").asInt(1)).isPositive();
    }
  }
}
