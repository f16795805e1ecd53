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
    return audit(cases, output, nationwide, whatIf, Optional.empty(), Optional.empty());
  }

  private Path audit(
      Path cases,
      String output,
      boolean nationwide,
      boolean whatIf,
      Optional<Path> indicators,
      Optional<Path> assumptions) {
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
            indicators,
            assumptions,
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

  /** The sum of the rows that say so. */
  private static long counted(Path audit, String table, String says) throws IOException {
    return rows(audit, table, "").stream()
        .map(row -> row.replace("\uFEFF", ""))
        .filter(row -> row.contains(says))
        .map(row -> row.split(",", -1))
        .mapToLong(cells -> Long.parseLong(cells[cells.length - 2]))
        .sum();
  }

  private static String caseOf(int number, String lawyer, String at) {
    return caseOf(number, lawyer, at, "CN-44");
  }

  private static String caseOf(int number, String lawyer, String at, String place) {
    return """
        {"id": "%d", "jurisdiction": "%s", "persons": [{"id": "某甲", "counsel": "none"}],
         "lawyers": [{"id": "%s"}],
         "events": [{"type": "legal-advice-given", "person": "某甲", "lawyer": "%s", "at": "%s"}]}"""
        .formatted(number, place, lawyer, lawyer, at)
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
        .as("ten without an hour can belong to the ten of the afternoon, or to the morning before")
        .anyMatch(row -> row.contains(",all,,2,1,0,1,0,1,0.333333,1.000000"));
    assertThat(rows(audit(cases, "days-of-files", false, false), "indicators.csv", "A05,"))
        .as("ids of lawyers that are not nationwide say nothing over several files")
        .isEmpty();
  }

  @Test
  void what_has_no_hour_may_be_a_half_day_of_its_own() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      lines.add(caseOf(i, "甲", i < 20 ? "2026-03-02T09:00" : "2026-03-02"));
    }
    for (int i = 21; i < 61; i++) {
      lines.add(caseOf(i, "乙", "2026-03-03"));
    }
    Path audit = audit(Files.write(folder.resolve("halves.jsonl"), lines), "halves", true, false);

    assertThat(rows(audit, "indicators.csv", "A06,"))
        .as("twenty of the morning and one of any time; forty of any time, twenty of which are")
        .anyMatch(row -> row.contains(",all,,2,2,0,0,0,2,0.500000,1.000000"));
  }

  @Test
  void what_a_lawyer_did_in_two_provinces_is_told_of_neither() throws IOException {
    Path cases =
        Files.write(
            folder.resolve("two-provinces.jsonl"),
            List.of(
                caseOf(1, "甲", "2026-03-02", "CN-44"),
                caseOf(2, "甲", "2026-03-02", "CN-11"),
                caseOf(3, "乙", "2026-03-02", "CN-440106")));
    Path audit = audit(cases, "two-provinces", true, false);

    assertThat(rows(audit, "indicators.csv", "A05,"))
        .anyMatch(row -> row.contains(",all,,2,0,2,"))
        .anyMatch(row -> row.contains(",province,CN-44,1,"))
        .anyMatch(row -> row.contains(",city,CN-440106,1,"))
        .noneMatch(row -> row.contains("CN-11"));
  }

  /** A lawyer signs for several persons of one case on one day. */
  private static String signings(String id, String lawyer, int persons, boolean read) {
    List<String> who = new ArrayList<>();
    List<String> events = new ArrayList<>();
    for (int i = 0; i < persons; i++) {
      who.add("{\"id\":\"甲%d\",\"pleads\":true}".formatted(i));
      String act = "{\"type\":\"%s\",\"person\":\"甲%d\",\"lawyer\":\"%s\",\"at\":\"2026-03-10\"}";
      events.add(act.formatted("plea-statement-signed-by-lawyer", i, lawyer));
      if (read) {
        events.add(act.formatted("file-read", i, lawyer));
      }
    }
    return """
        {"id":"%s","jurisdiction":"CN-21","proceeding":{"stage":"prosecution-review"},
         "register":{"records":["file-read","plea-law-explained"]},
         "persons":[%s],"lawyers":[{"id":"%s"}],"events":[%s]}"""
        .formatted(id, String.join(",", who), lawyer, String.join(",", events))
        .replace("\n", "");
  }

  @Test
  void signings_are_counted_for_each_person_and_lawyers_by_the_share_of_their_own()
      throws IOException {
    Path cases =
        Files.write(
            folder.resolve("signings.jsonl"),
            List.of(
                signings("1", "甲律师", 12, false),
                signings("2", "乙律师", 9, true),
                signings("3", "丙律师", 1, true),
                signings("4", "丙律师", 1, false)));
    Path audit = audit(cases, "signings", true, false);

    assertThat(rows(audit, "indicators.csv", "A02,"))
        .as("twelve persons of one case are twelve signings")
        .anyMatch(row -> row.contains(",all,,3,1,2,"));
    assertThat(rows(audit, "indicators.csv", "A01-L,"))
        .as("all, none, and half of the signings of three lawyers")
        .anyMatch(row -> row.contains(",all,,3,2,1,"));
    assertThat(rows(audit, "indicators.csv", "A01,")).isNotEmpty();
  }

  @Test
  void thresholds_and_assumptions_are_whoever_asks_them_to_be() throws IOException {
    Path cases = Files.write(folder.resolve("own.jsonl"), List.of(signings("1", "甲律师", 12, false)));
    Path audit = audit(cases, "by-standard", true, true);
    Path indicators =
        Files.writeString(
            folder.resolve("own-indicators.yaml"),
            Files.readString(audit.resolve("tables/indicators.yaml"))
                .replace("at-least: 10, count: acts", "at-least: 13, count: acts"));
    Path assumptions =
        Files.writeString(
            folder.resolve("own-what-if.yaml"),
            Files.readString(audit.resolve("tables/what-if.yaml"))
                .replace("hours: 24\n  yuan: 200", "hours: 4\n  yuan: 7"));

    Path own =
        audit(cases, "by-own", true, true, Optional.of(indicators), Optional.of(assumptions));

    assertThat(rows(audit, "indicators.csv", "A02,")).anyMatch(row -> row.contains(",all,,1,1,0,"));
    assertThat(rows(own, "indicators.csv", "A02,")).anyMatch(row -> row.contains(",all,,1,0,1,"));
    assertThat(rows(own, "what-if-cost.csv", "all,,defence-simple,"))
        .singleElement()
        .asString()
        .endsWith(",0,12,0,6,0,84,假设，不是法律,模拟案件");
  }

  private static String screened(String id, String facts) {
    return """
        {"id":"%s","jurisdiction":"CN-23","proceeding":{"crime-kind":"other","investigating-organ":"police",
          "procedure":"summary","instance":"first","in-absentia":false,"compulsory-treatment":false,
          "organised-crime":false,"evidence-complex":false,"major-social-impact":false},
         "persons":[{"id":"甲","born":"1990-01-01","counsel":"none","sight":"unimpaired",
          "hearing-ability":"unimpaired","speech":"unimpaired","capacity":"full",
          "possible-penalty":"fixed-term-or-less","crime-during-suspended-death-sentence":false,
          "economic-difficulty":false%s}],
         "events":[{"type":"stage-begun","at":"2026-01-01","by":"procuratorate","to":"prosecution-review"}]}"""
        .formatted(id, facts)
        .replace("\n", "");
  }

  @Test
  void whoever_has_a_lawyer_is_nobody_more_to_defend_and_an_ended_case_is_told_as_it_was_before()
      throws IOException {
    String free = ",\"pleads\":true,\"expected-sentence\":1,\"several-charges\":false";
    Path cases =
        Files.write(
            folder.resolve("defended.jsonl"),
            List.of(
                screened("1", free)
                    .replace("\"counsel\":\"none\"", "\"counsel\":\"retained-lawyer\""),
                screened("2", free).replace("\"counsel\":\"none\"", "\"counsel\":\"assigned\""),
                screened("3", free)
                    .replace(
                        "\"to\":\"prosecution-review\"}",
                        "\"to\":\"prosecution-review\"},"
                            + "{\"type\":\"case-closed\",\"person\":\"甲\",\"at\":\"2026-02-01\"}"),
                screened("4", free).replace("\"counsel\":\"none\",", "")));
    Path audit = audit(cases, "defended", false, true);

    assertThat(rows(audit, "what-if-defence.csv", "CN-23"))
        .containsExactly(
            "CN-23,,defended-already,假设，不是法律,2,模拟案件",
            "CN-23,,ended-more/simple,假设，不是法律,1,模拟案件",
            "CN-23,,maybe/simple,假设，不是法律,1,模拟案件");
    assertThat(rows(audit, "what-if-cost.csv", "all,,defence,"))
        .as("who would have been defended before the end is of the year as well")
        .singleElement()
        .asString()
        .contains(",1,2,3,6,200,400,");
    assertThat(rows(audit, "what-if-persons.csv", "public-defender,CN-23"))
        .anyMatch(row -> row.contains(",ended-more,假设，不是法律,1,"));
  }

  @Test
  void a_case_that_has_ended_is_as_complex_as_it_was_and_one_taken_up_again_has_not_ended()
      throws IOException {
    String complex = ",\"pleads\":false,\"expected-sentence\":10,\"several-charges\":false";
    String helped = "{\"type\":\"legal-help-given\",\"person\":\"甲\",\"at\":\"2026-01-05\"}";
    String closed = "{\"type\":\"case-closed\",\"person\":\"甲\",\"at\":\"2026-02-01\"}";
    String again =
        "{\"type\":\"stage-begun\",\"at\":\"2026-03-01\",\"by\":\"court\",\"to\":\"trial\"}";
    Path cases =
        Files.write(
            folder.resolve("ended.jsonl"),
            List.of(
                screened("1", complex)
                    .replace("review\"}]", "review\"}," + helped + "," + closed + "]"),
                screened("2", complex)
                    .replace(
                        "review\"}]", "review\"}," + helped + "," + closed + "," + again + "]"),
                screened("3", complex)
                    .replace(
                        "review\"}]",
                        "review\"},"
                            + helped
                            + ","
                            + closed.replace(",\"at\":\"2026-02-01\"", "")
                            + "]")));
    Path audit = audit(cases, "ended", false, true);

    assertThat(rows(audit, "what-if-defence.csv", "CN-23"))
        .as("of an end without a day nobody can say what was before")
        .containsExactly(
            "CN-23,,ended-maybe/either,假设，不是法律,1,模拟案件",
            "CN-23,,ended-more/complex,假设，不是法律,1,模拟案件",
            "CN-23,,more/complex,假设，不是法律,1,模拟案件");
    assertThat(rows(audit, "what-if-grounds.csv", "建议〔2025〕/5/1/1,CN-23"))
        .containsExactly("建议〔2025〕/5/1/1,CN-23,,applies,假设，不是法律,2,模拟案件");
    assertThat(rows(audit, "what-if-cost.csv", "all,,help-"))
        .satisfiesExactly(
            simple -> assertThat(simple).contains(",0,1,0,0,0,200,"),
            dearer -> assertThat(dearer).contains(",2,3,0,0,1000,1500,"));
  }

  @Test
  void a_case_that_names_no_province_is_told_as_such() throws IOException {
    Path cases =
        Files.write(folder.resolve("nowhere.jsonl"), List.of(caseOf(1, "甲", "2026-03-02", "CN")));
    String page = Files.readString(audit(cases, "nowhere", false, false).resolve("report.html"));

    assertThat(page.substring(0, page.indexOf("<script")))
        .contains("<td>未写明省份</td>")
        .doesNotContain("<td>全国规定</td>");
  }

  @Test
  void a_case_with_an_hour_and_without_is_one_and_two_acts_may_be_two_half_days()
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      lines.add(
          caseOf(i, "甲", "2026-03-02")
              .replace(
                  "\"events\": [",
                  "\"events\": [{\"type\": \"legal-help-given\", \"person\": \"某甲\", \"lawyer\": \"甲\","
                      + " \"at\": \"2026-03-02T10:00\"}, "));
    }
    lines.add(
        caseOf(10, "乙", "2026-03-03")
            .replace(
                "\"events\": [",
                "\"events\": [{\"type\": \"legal-help-given\", \"person\": \"某甲\", \"lawyer\": \"乙\","
                    + " \"at\": \"2026-03-03\"}, "));
    Path audit = audit(Files.write(folder.resolve("acts.jsonl"), lines), "acts", true, false);

    assertThat(rows(audit, "indicators.csv", "A06,"))
        .as("ten cases are no twenty; the two acts of one case may be of two half days")
        .anyMatch(row -> row.contains(",all,,2,0,2,0,0,2,"));
  }

  @Test
  void whoever_would_be_defended_on_two_grounds_is_one_person_with_one_defender()
      throws IOException {
    Path cases =
        Files.write(
            folder.resolve("screened.jsonl"),
            List.of(
                screened("1", ",\"pleads\":true,\"expected-sentence\":5,\"several-charges\":true"),
                screened("2", ",\"pleads\":true,\"expected-sentence\":1,\"several-charges\":false"),
                screened("3", ",\"pleads\":true"),
                screened(
                    "4", ",\"pleads\":false,\"expected-sentence\":1,\"several-charges\":false")));
    Path audit = audit(cases, "screened", false, true);

    assertThat(rows(audit, "what-if-defence.csv", "CN-23"))
        .containsExactly(
            "CN-23,,more/complex,假设，不是法律,1,模拟案件",
            "CN-23,,more/either,假设，不是法律,1,模拟案件",
            "CN-23,,more/simple,假设，不是法律,1,模拟案件",
            "CN-23,,not-proposed,假设，不是法律,1,模拟案件");
    assertThat(rows(audit, "what-if-cost.csv", "all,,defence,"))
        .singleElement()
        .asString()
        .as("3 + 5 days, and 3 or 5 where nobody says how complex it is; 200, 500, 200 or 500")
        .endsWith(",3,3,11,13,900,1200,假设，不是法律,模拟案件");
    assertThat(rows(audit, "what-if-persons.csv", "public-defender,CN-23"))
        .anyMatch(row -> row.contains(",more,假设，不是法律,3,"));
    assertThat(rows(audit, "what-if-grounds.csv", "建议〔2025〕/5/1/1"))
        .anyMatch(row -> row.contains(",applies,假设，不是法律,1,"))
        .anyMatch(row -> row.contains(",undetermined,假设，不是法律,1,"));
  }

  @Test
  void a_first_meeting_of_which_nobody_says_how_long_it_was_is_open() throws IOException {
    String one =
        """
        {"id":"%s","jurisdiction":"CN-15","proceeding":{"stage":"prosecution-review"},
         "persons":[{"id":"甲","counsel":"none"}],"lawyers":[{"id":"L","yearly-training-hours":%d}],
         "events":[{"type":"duty-lawyer-arranged","at":"2026-03-01","person":"甲","lawyer":"L"},
          {"type":"meeting-held","at":"2026-03-02","person":"甲","lawyer":"L"%s},
          {"type":"meeting-held","at":"2026-03-12","person":"甲","lawyer":"L","over-thirty-minutes":true}]}"""
            .replace("\n", "");
    Path cases =
        Files.write(
            folder.resolve("meetings.jsonl"),
            List.of(
                one.formatted("1", 40, ""),
                one.formatted("2", 39, ",\"over-thirty-minutes\":false"),
                one.formatted("3", 39, ",\"over-thirty-minutes\":true")));
    Path audit = audit(cases, "meetings", false, true);

    assertThat(rows(audit, "what-if.csv", "建议〔2025〕/13/1"))
        .containsExactly(
            "建议〔2025〕/13/1,CN-15,,breached,假设，不是法律,1,模拟案件",
            "建议〔2025〕/13/1,CN-15,,met,假设，不是法律,1,模拟案件",
            "建议〔2025〕/13/1,CN-15,,undetermined,假设，不是法律,1,模拟案件");
    assertThat(rows(audit, "what-if.csv", "建议〔2025〕/10/1"))
        .as("training is asked of each lawyer")
        .containsExactly(
            "建议〔2025〕/10/1,CN-15,,breached,假设，不是法律,2,模拟案件",
            "建议〔2025〕/10/1,CN-15,,met,假设，不是法律,1,模拟案件");
    assertThat(Files.readString(audit.resolve("report.html")))
        .as("no case of a place with rules of its own")
        .contains("<p id=\"regions-table\">本次的案件中没有。</p>");
    assertThat(rows(audit, "what-if-cost.csv", "all,,short-first-meeting,"))
        .singleElement()
        .asString()
        .contains(",1,2,0.125,0.25,");
  }

  @Test
  void the_words_of_a_place_are_those_of_its_rules() throws IOException {
    Path cases = MadeUp.cases(folder.resolve("places.jsonl"), 400, "--for", "audit");
    String page = Files.readString(audit(cases, "places", false, false).resolve("report.html"));
    String regions =
        page.substring(page.indexOf("<section id=\"regions\""), page.indexOf("id=\"what-if\""));

    Path tables = folder.resolve("places");
    for (String state : List.of("met", "late", "breached")) {
      assertThat(counted(tables, "regions.csv", "CN-22,,limits-here," + state + ","))
          .as("a limit is the same in both tables")
          .isEqualTo(counted(tables, "limits.csv", ",CN-22,," + state + ","));
    }
    Path spaced =
        Files.writeString(
            folder.resolve("spaced.jsonl"),
            Files.readString(cases)
                .replaceAll("\"(id|person)\":\"(\\p{IsHan})", "\"$1\":\"$2 Wei "));
    assertThat(audit(spaced, "spaced", false, false).resolve("tables/regions.csv"))
        .as("whatever the persons are called")
        .hasSameTextualContentAs(folder.resolve("places/tables/regions.csv"));
    assertThat(regions).contains("重庆", "吉林", "期限：按当地规定与只按全国规定");
    assertThat(regions.replaceAll("<[^>]*>", " "))
        .as("words of the vocabulary and codes of places")
        .doesNotContainPattern("[a-z]+-[a-z]+(-[a-z]+)*|CN-\\d");
  }

  @Test
  void every_indicator_is_computed_or_declared_and_the_page_leads_from_figures_to_definitions()
      throws IOException {
    Path cases = MadeUp.cases(folder.resolve("made-up.jsonl"), 400, "--for", "audit");

    Path audit = audit(cases, "page", true, false);

    for (String id :
        new String[] {
          "A01", "A01-L", "A02", "A04", "A05", "A06", "A08", "A09", "A10", "A11", "A13", "A14",
          "A15", "A16", "A18", "A22", "A23", "A25"
        }) {
      assertThat(rows(audit, "indicators.csv", id + ",")).as(id).isNotEmpty();
    }
    assertThat(rows(audit, "definitions.csv", "A")).hasSize(25);
    String page = Files.readString(audit.resolve("report.html"));
    assertThat(page)
        .contains("模拟案件", "id=\"d-A07\"", "不能计算")
        .doesNotContain("src=\"http", "href=\"http", "url(http");
    assertThat(
            Pattern.compile("<li>(CN\\S*) \\d")
                .matcher(page)
                .results()
                .map(m -> m.group(1))
                .toList())
        .as("packs in an order that is the same in every process")
        .hasSizeGreaterThan(2)
        .isSorted();
    Matcher links = Pattern.compile("<a href=\"#([^\"]+)\"").matcher(page);
    int found = 0;
    while (links.find()) {
      found++;
      assertThat(page).as(links.group()).contains("id=\"" + links.group(1) + "\"");
    }
    assertThat(found).isGreaterThan(60);
    Matcher ids = Pattern.compile("\"links\":\\{(\"[^\"]*\":\"([^\"]+)\"[,}])+").matcher(page);
    assertThat(ids.results().count()).as("every plot leads somewhere").isGreaterThan(6);
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
    for (String table :
        List.of(
            "limits.csv",
            "limits-by-day.csv",
            "limits-by-month.csv",
            "displaced.csv",
            "regions.csv",
            "paths.csv")) {
      assertThat(whatIf.resolve("tables").resolve(table))
          .as("what the law says is counted alike with and without proposals: " + table)
          .hasSameTextualContentAs(law.resolve("tables").resolve(table));
      assertThat(rows(whatIf, table, "建议")).isEmpty();
    }
    assertThat(Files.readString(whatIf.resolve("report.html"))).contains("这些建议不是法律", "因建议增加");
    assertThat(law.resolve("tables/what-if.csv")).doesNotExist();
    assertThat(Files.readString(law.resolve("report.html"))).doesNotContain("因建议增加");
    assertThat(Files.readString(more.resolve("report.html"))).contains("筛查后立即指派律师辩护（建议）");
    assertThat(Files.readString(more.resolve("report.html")))
        .as("what of the eighteen is not counted, and why")
        .contains("不能由案件文件计算的建议", "建议〔2025〕/8/1", "建议〔2025〕/18/1", "经费数据，不是案件。");
    assertThat(Files.readString(more.resolve("run.txt"))).contains("X-paper-2025");
  }
}
