package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.audit.AuditCheck;
import org.dutylawyer.casesystem.audit.Integrity;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.Assessments;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.UnreadableCaseException;
import org.dutylawyer.pack.PackFiles;
import org.dutylawyer.spring.LiveRules;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.annotation.DirtiesContext;

/** Every answer is found and asked again, and what was altered since shows. */
@OnH2
@DirtiesContext
class AskedAgainTest extends Asking {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Autowired Cases cases;
  @Autowired Answers answers;
  @Autowired Assessments assessments;
  @Autowired Audit audit;
  @Autowired Integrity integrity;
  @Autowired AuditCheck check;
  @Autowired LiveRules live;
  @Autowired JdbcClient db;

  @Test
  void a_file_that_is_no_stored_case_is_asked_again_by_who_asked() throws Exception {
    String file =
        "{\"id\":\"问-2\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\",\"sight\":\"blind\"}]}";
    MockHttpServletResponse given =
        asked("court", post("/api/v1/assess?asOf=2026-10-01").content(file));
    assertThat(given.getStatus()).isEqualTo(200);
    String id = String.valueOf(given.getHeader("Answer-Id"));
    JsonNode told =
        JSON.readTree(
            db.sql(
                    "select detail from audit_entry where who = 'court' and object = ''"
                        + " and action = 'ANSWER_GIVEN' order by seq desc")
                .query(String.class)
                .list()
                .get(0));
    assertThat(told.path("answer").asText()).isEqualTo(id);
    assertThat(told.path("asOf").asText()).isEqualTo("2026-10-01");
    assertThat(told.path("packs").asText()).isEqualTo(live.now().packs().toString());
    assertThat(told.path("notices").asText()).isEqualTo(live.now().notices());
    assertThat(told.path("answerSha256").asText())
        .isEqualTo(Answers.hash(given.getContentAsByteArray()));
    MockHttpServletResponse again = asked("court", get("/api/v1/assessments/" + id));
    assertThat(again.getContentAsByteArray()).isEqualTo(given.getContentAsByteArray());
    assertThat(again.getHeader("Answer-Sha256")).isEqualTo(told.path("answerSha256").asText());
    assertThat(asked("police", get("/api/v1/assessments/" + id)).getStatus()).isEqualTo(404);
  }

  @Test
  void a_file_that_was_only_asked_about_is_deleted_after_its_time_and_the_log_stays_whole()
      throws Exception {
    String file =
        "{\"id\":\"问-3\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\",\"name\":\"欧阳某\"}]}";
    var given = asked("court", post("/api/v1/assess").content(file));
    String path = "/api/v1/assessments/" + given.getHeader("Answer-Id");
    assessments.forget();
    assertThat(asked("court", get(path)).getStatus()).isEqualTo(200);
    db.sql("update assessed set asked_at = asked_at - interval '181' day").update();
    assessments.forget();
    var gone = asked("court", get(path));
    assertThat(gone.getStatus()).isEqualTo(410);
    assertThat(gone.getContentAsString(StandardCharsets.UTF_8)).contains("\"deletedAt\":\"");
    assertThat(asked("police", get(path)).getStatus()).isEqualTo(404);
    assertThat(db.sql("select file from assessed").query(String.class).list())
        .noneMatch(kept -> kept.contains("欧阳某"));
    assertThat(audit.broken()).isEmpty();
    assertThat(audit.before(account("ministry"), Long.MAX_VALUE, 9))
        .filteredOn(e -> e.action().equals("ASSESSMENTS_DELETED"))
        .singleElement()
        .satisfies(e -> assertThat(e.detail()).contains("\"daysKept\":\"180\""));
    var again = asked("court", post("/api/v1/assess").content(file));
    assertThat(again.getContentAsByteArray()).isEqualTo(given.getContentAsByteArray());
    assertThat(asked("court", get(path)).getStatus()).isEqualTo(200);
  }

  @Test
  void a_write_names_the_versions_that_it_may_meet() throws Exception {
    String event = "{\"type\":\"meeting-sought\",\"person\":\"陈某\",\"at\":\"2026-01-20\"}";
    long now = cases.get(account("police"), "渝江侦-0098").version();
    for (String[] one :
        new String[][] {
          {"\"77\", \"99\"", "412"}, {"\"" + now + "\", \"99\"", "201"}, {"\"99\"", "412"}
        }) {
      String body = event.replace("陈某", person("渝江侦-0098"));
      assertThat(
              asked(
                      "police",
                      post("/api/v1/cases/渝江侦-0098/events")
                          .header("If-Match", one[0])
                          .content(body))
                  .getStatus())
          .as(one[0])
          .isEqualTo(Integer.parseInt(one[1]));
    }
    MockHttpServletResponse fine =
        asked("police", get("/api/v1/cases/渝江侦-0098/answer?asOf=2026-11-30T09:30:15.123456789"));
    assertThat(fine.getStatus()).isEqualTo(422);
    assertThat(fine.getContentAsString(StandardCharsets.UTF_8)).contains("\"where\":\"asOf\"");
    assertThat(
            asked("police", get("/api/v1/cases/渝江侦-0098/answer?asOf=2026-11-30T09:30:15"))
                .getStatus())
        .isEqualTo(200);
  }

  private String person(String id) {
    return cases.read(cases.get(account("police"), id)).persons().get(0).id();
  }

  @Test
  void the_answers_about_a_case_are_listed_page_by_page() throws Exception {
    CaseUser court = account("court");
    var stored = cases.get(court, "渝江刑初-0209");
    String first = "";
    for (int day = 0; day < 103; day++) {
      var given =
          answers.give(
              court, stored, Moment.of(answers.today().minusDays(day)), Audit.Action.ANSWER_GIVEN);
      first = first.isEmpty() ? given.id() : first;
    }
    int all = answers.kept(stored, false, 0, 1000).size();
    assertThat(all).isGreaterThanOrEqualTo(103);
    String path = "/api/v1/cases/渝江刑初-0209/answers";
    assertThat(asked("court", get(path + "?limit=2&offset=" + (all - 1))).getContentAsString())
        .contains("\"sha256\"");
    assertThat(JSON.readTree(asked("court", get(path)).getContentAsByteArray())).hasSize(100);
    String page =
        asked("court", get("/cases/渝江刑初-0209/answers")).getContentAsString(StandardCharsets.UTF_8);
    assertThat(page).contains("answers?page=1");
    assertThat(
            page
                + asked("court", get("/cases/渝江刑初-0209/answers?page=1"))
                    .getContentAsString(StandardCharsets.UTF_8))
        .contains(first);
  }

  @Test
  void what_is_altered_in_the_database_is_not_used_and_shows() throws Exception {
    assertThat(integrity.altered()).isEmpty();
    CaseUser bureau = account("bureau");
    cases.create(
        account("police"),
        "{\"id\": \"改动-1\", \"jurisdiction\": \"CN-50\", \"persons\": [{\"id\": \"陈某\"}]}",
        List.of());
    answers.give(
        bureau, cases.get(bureau, "改动-1"), Moment.of(answers.today()), Audit.Action.ANSWER_GIVEN);
    assertThat(integrity.altered()).isEmpty();
    db.sql("drop trigger case_version_append_only").update();
    String file =
        db.sql("select file from case_version where case_id = 'CN-50:改动-1'")
            .query(String.class)
            .list()
            .get(0);
    String altered = file.replace("陈某", "李某");
    assertThat(altered).isNotEqualTo(file);
    write(altered, PackFiles.sha256(file.getBytes(StandardCharsets.UTF_8)));
    assertThatThrownBy(() -> cases.get(bureau, "改动-1")).isInstanceOf(UnreadableCaseException.class);
    assertThatThrownBy(() -> cases.file("CN-50:改动-1", 1))
        .isInstanceOf(UnreadableCaseException.class);
    assertThat(integrity.altered())
        .extracting(Integrity.Altered::caseId, Integrity.Altered::what)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("CN-50:改动-1", "file 1"));
    // With a hash that goes with it, the log still says what was written.
    write(altered, PackFiles.sha256(altered.getBytes(StandardCharsets.UTF_8)));
    assertThat(integrity.altered()).hasSize(1);
    assertThat(asked("police", post("/audit/check")).getStatus()).isEqualTo(403);
    assertThat(asked("bureau", post("/audit/check")).getStatus()).isEqualTo(302);
    assertThat(asked("bureau", get("/audit")).getContentAsString(StandardCharsets.UTF_8))
        .contains("有 1 处与日志所记的校验值不符", "CN-50:改动-1 · file 1", "上次核对于", "现在全部核对");
    assertThat(asked("jilin", get("/audit")).getContentAsString(StandardCharsets.UTF_8))
        .contains("有 1 处与日志所记的校验值不符")
        .doesNotContain("改动-1 ·");
    write(file, PackFiles.sha256(file.getBytes(StandardCharsets.UTF_8)));
    assertThat(integrity.altered()).isEmpty();
    // Entries that are cut off at the end leave answers that the log knows nothing of.
    cases.get(bureau, "渝江侦-0121");
    answers.give(
        bureau,
        cases.get(bureau, "渝江侦-0121"),
        Moment.of(answers.today()),
        Audit.Action.ANSWER_GIVEN);
    AuditCheck.Found upTo = check.now();
    assertThat(upTo.good()).isTrue();
    assertThat(check.broken(upTo)).isEmpty();
    Audit.Head kept = audit.head();
    db.sql("drop trigger audit_entry_append_only").update();
    db.sql("delete from audit_entry where seq = ?").param(kept.seq()).update();
    db.sql(
            "update audit_head set seq = seq - 1,"
                + " hash = (select hash from audit_entry where seq = ?)")
        .param(kept.seq() - 1)
        .update();
    assertThat(audit.broken()).as("the chain alone does not show it").isEmpty();
    assertThat(check.broken(upTo)).as("what was checked already does").isPresent();
    assertThat(integrity.altered()).isNotEmpty();
    assertThat(
            JSON.readTree(asked("bureau", get("/api/v1/audit/head")).getContentAsByteArray())
                .path("hash")
                .asText())
        .as("and the head that was kept elsewhere does")
        .isNotEqualTo(kept.hash());
    assertThat(List.of(403, 404)).contains(asked("police", get("/api/v1/audit/head")).getStatus());
  }

  private void write(String file, String sha256) {
    db.sql("update case_version set file = ?, sha256 = ? where case_id = 'CN-50:改动-1'")
        .params(file, sha256)
        .update();
  }
}
