package org.dutylawyer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.SparkSession;
import org.dutylawyer.calendar.Moment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What an audit counts, and the page that shows it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuditTablesTest {

  @TempDir private static Path folder;

  private SparkSession spark;

  @BeforeAll
  void start() {
    spark = MadeUp.spark();
  }

  @AfterAll
  void stop() {
    spark.stop();
  }

  private Path audit(Path cases, String output, boolean nationwide, boolean whatIf) {
    AuditSettings settings =
        new AuditSettings(
            List.of(cases.toString()),
            folder.resolve(output).toString(),
            Moment.parse("2026-11-21"),
            Optional.empty(),
            List.of(),
            200_000,
            0,
            0,
            nationwide,
            whatIf,
            true,
            false,
            false);
    new Audit(spark, settings, new PrintWriter(new StringWriter())).run();
    return folder.resolve(output);
  }

  private static List<String> rows(Path audit, String table, String start) throws IOException {
    return Files.readAllLines(audit.resolve("tables").resolve(table)).stream()
        .filter(row -> row.startsWith(start))
        .toList();
  }

  private static String caseOf(int number, String lawyer, String at) {
    return """
        {"id": "%d", "jurisdiction": "CN-44", "persons": [{"id": "某甲", "counsel": "none"}],
         "lawyers": [{"id": "%s"}],
         "events": [{"type": "legal-advice-given", "person": "某甲", "lawyer": "%s", "at": "%s"}]}"""
        .formatted(number, lawyer, lawyer, at)
        .replace("\n", "");
  }

  @Test
  void the_cases_of_a_lawyer_on_one_day_are_counted_over_all_files() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      lines.add(caseOf(i, "甲", "2026-03-02T09:00"));
    }
    for (int i = 21; i < 41; i++) {
      lines.add(caseOf(i, "乙", i < 31 ? "2026-03-02" : "2026-03-02T15:00"));
    }
    Path cases = Files.write(folder.resolve("days.jsonl"), lines);

    Path audit = audit(cases, "days", true, false);

    assertThat(rows(audit, "indicators.csv", "A05,"))
        .as("twenty-one are more than twenty, twenty are not")
        .anyMatch(row -> row.contains(",all,,2,1,1,0,0,0,0.500000,0.500000"));
    assertThat(rows(audit, "indicators.csv", "A06,"))
        .as("ten without an hour can belong to the ten of the afternoon")
        .anyMatch(row -> row.contains(",all,,2,1,0,1,0,0,0.500000,1.000000"));
    assertThat(rows(audit(cases, "days-of-files", false, false), "indicators.csv", "A05,"))
        .as("ids of lawyers that are not nationwide say nothing over several files")
        .isEmpty();
  }

  @Test
  void every_indicator_is_computed_or_declared_and_the_page_leads_from_figures_to_definitions()
      throws IOException {
    Path cases = MadeUp.cases(folder.resolve("made-up.jsonl"), 400, "--for", "audit");

    Path audit = audit(cases, "page", true, false);

    for (String id :
        new String[] {
          "A01", "A02", "A04", "A05", "A06", "A08", "A09", "A10", "A11", "A13", "A14", "A15", "A16",
          "A22", "A23", "A25"
        }) {
      assertThat(rows(audit, "indicators.csv", id + ",")).as(id).isNotEmpty();
    }
    assertThat(rows(audit, "definitions.csv", "A")).hasSize(25);
    String page = Files.readString(audit.resolve("report.html"));
    assertThat(page)
        .contains("模拟案件", "id=\"d-A07\"", "不能计算")
        .doesNotContain("src=\"http", "href=\"http", "url(http");
    Matcher links = Pattern.compile("<a href=\"#([^\"]+)\"").matcher(page);
    int found = 0;
    while (links.find()) {
      found++;
      assertThat(page).as(links.group()).contains("id=\"" + links.group(1) + "\"");
    }
    assertThat(found).isGreaterThan(60);
  }

  @Test
  void proposals_add_to_what_the_law_says_and_change_none_of_it() throws IOException {
    Path cases = MadeUp.cases(folder.resolve("law.jsonl"), 150, "--for", "audit");
    Path supposed = MadeUp.cases(folder.resolve("supposed.jsonl"), 150, "--for", "what-if");

    Path law = audit(cases, "law", false, false);
    Path whatIf = audit(cases, "law-and-proposals", false, true);
    Path more = audit(supposed, "supposed", false, true);

    assertThat(Files.readAllLines(whatIf.resolve("summary.csv")))
        .containsAll(
            Files.readAllLines(law.resolve("summary.csv")).stream()
                .filter(row -> row.startsWith("duty") || row.startsWith("entitlement"))
                .toList());
    assertThat(Files.readString(whatIf.resolve("report.html"))).contains("这些建议不是法律", "因建议增加");
    assertThat(Files.readString(law.resolve("report.html"))).doesNotContain("因建议增加");
    assertThat(Files.readString(more.resolve("report.html"))).contains("筛查后立即指派律师辩护（建议）");
    assertThat(Files.readString(more.resolve("run.txt"))).contains("X-paper-2025");
  }
}
