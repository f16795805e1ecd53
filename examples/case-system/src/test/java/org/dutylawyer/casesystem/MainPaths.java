package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Tokens;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.Deadlines;
import org.dutylawyer.casesystem.cases.StoredCase;
import org.dutylawyer.casesystem.rules.RulesChanges;
import org.dutylawyer.spring.LiveRules;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What people do with the system, on whatever database. */
abstract class MainPaths {

  @Autowired MockMvc web;
  @Autowired Accounts accounts;
  @Autowired Cases cases;
  @Autowired Answers answers;
  @Autowired Deadlines deadlines;
  @Autowired RulesChanges changes;
  @Autowired LiveRules live;
  @Autowired Tokens tokens;
  @Autowired Audit audit;
  @Autowired JdbcClient db;

  CaseUser account(String name) {
    return accounts.loadUserByUsername(name);
  }

  RequestPostProcessor as(String name) {
    return user(account(name));
  }

  private String page(String path, String name) throws Exception {
    return web.perform(get(path).with(as(name)))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void the_bureau_sees_the_late_limits_of_its_region_on_the_board() throws Exception {
    String board = page("/", "bureau");
    assertThat(board).contains("陈某盗窃案", "逾期", "确定（安排）值班律师").doesNotContain("赵某交通肇事案");
  }

  @Test
  void an_organ_sees_its_own_duties_on_the_board_and_no_others() {
    assertThat(deadlines.of(account("court"), "", "", Locale.CHINESE))
        .isNotEmpty()
        .allMatch(l -> l.actor().equals("court"));
  }

  @Test
  void a_case_shows_its_answer_its_questions_and_its_time_line() throws Exception {
    String page = page("/cases/渝江侦-0135", "police");
    assertThat(page).contains("结论", "还需要知道", "可能判处的刑罚", "<svg", "如果……会怎样");
  }

  @Test
  void a_question_that_is_answered_is_not_asked_again() throws Exception {
    StoredCase before = cases.get(account("police"), "渝江侦-0135");
    String page =
        web.perform(
                post("/cases/渝江侦-0135/facts")
                    .with(as("police"))
                    .with(csrf())
                    .header("HX-Request", "true")
                    .param("version", String.valueOf(before.version()))
                    .param("fact/person/sight/宋某", "blind"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(page)
        .contains("应当获得法律援助机构指派律师辩护")
        .doesNotContain("name=\"fact/person/hearing-ability/宋某\" value");
    assertThat(cases.get(account("police"), "渝江侦-0135").file()).contains("\"sight\" : \"blind\"");
  }

  @Test
  void an_event_is_recorded_and_its_limit_leaves_the_board() throws Exception {
    String day = answers.today().minusDays(7).toString();
    cases.create(
        account("police"),
        """
        {"id": "安排-1", "jurisdiction": "CN-50",
         "proceeding": {"investigating-organ": "police"},
         "persons": [{"id": "某甲", "custody": "detained", "counsel": "none"}],
         "events": [{"type": "stage-begun", "at": "%1$s", "to": "investigation", "by": "police"},
           {"type": "duty-lawyer-requested", "person": "某甲", "at": "%1$s"},
           {"type": "legal-aid-agency-notified", "person": "某甲", "at": "%1$s", "by": "police"},
           {"type": "help-notice-delivered", "person": "某甲", "at": "%1$s", "by": "police",
            "batch": false},
           {"type": "help-notice-received", "person": "某甲", "at": "%1$s",
            "by": "legal-aid-agency", "on-site-lawyer": false, "notice-exception": "none"}]}
        """
            .formatted(day),
        List.of("aid-cq"));
    assertThat(limits("安排-1")).anyMatch(l -> l.contains("确定（安排）值班律师"));
    web.perform(
            post("/cases/安排-1/events")
                .with(as("agency"))
                .with(csrf())
                .param("version", "1")
                .param("type", "duty-lawyer-arranged")
                .param("person", "某甲")
                .param("at", answers.today().toString()))
        .andExpect(status().is3xxRedirection());
    assertThat(limits("安排-1")).noneMatch(l -> l.contains("确定（安排）值班律师"));
  }

  private List<String> limits(String id) {
    return deadlines.of(account("bureau"), "", "", Locale.CHINESE).stream()
        .filter(l -> l.limit().caseId().equals(id))
        .map(l -> l.limit().action())
        .toList();
  }

  @Test
  void every_page_of_a_case_and_of_the_bureau_is_there() throws Exception {
    page("/cases/渝江侦-0117", "bureau");
    StoredCase stored = cases.get(account("bureau"), "渝江侦-0117");
    String answer = answers.kept(stored, true, 0, 1).get(0).id();
    for (String path :
        List.of(
            "/cases",
            "/cases/new",
            "/cases/渝江侦-0117/print",
            "/cases/渝江侦-0117/file.json",
            "/cases/渝江侦-0117/forms",
            "/cases/渝江侦-0117/forms?form=help-notice",
            "/cases/渝江侦-0089/conduct",
            "/cases/渝江侦-0117/answers",
            "/cases/渝江侦-0117/event?type=legal-advice-given",
            "/cases/渝江侦-0117/what-if?event=legal-advice-given",
            "/lawyers",
            "/lawyers/zhou-min",
            "/rules",
            "/account",
            "/accounts",
            "/audit",
            "/interface")) {
      assertThat(page(path, "bureau")).as(path).isNotEmpty();
    }
    assertThat(page("/cases/渝江侦-0117/answers/" + answer, "bureau")).contains("逐字节相同");
  }

  @Test
  void a_document_on_file_is_shown_as_it_is_and_nothing_is_filled_in_for_it() throws Exception {
    assertThat(page("/cases/渝江侦-0117/forms?form=help-notice&person=陈某", "agency"))
        .contains("渝江区法律援助中心", "案卷中的文书")
        .doesNotContain(answers.today() + "</td>");
  }

  @Test
  void a_case_is_imported_whole_or_not_at_all() throws Exception {
    String good = "{\"id\":\"导入-1\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}";
    web.perform(post("/cases/import").with(as("procuratorate")).with(csrf()).param("text", good))
        .andExpect(redirectedUrl("/cases/%E5%AF%BC%E5%85%A5-1#questions"));
    web.perform(
            post("/cases/import")
                .with(as("procuratorate"))
                .with(csrf())
                .param("text", good.replace("导入-1", "导入-2").replace("persons", "person")))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(org.hamcrest.Matchers.containsString("persons")));
    assertThat(cases.list(account("procuratorate"), "导入-2", 0, 10)).isEmpty();
  }

  @Test
  void a_change_of_a_case_that_somebody_else_has_changed_is_refused() {
    CaseUser police = account("police");
    StoredCase read = cases.get(police, "渝江侦-0121");
    cases.edit(
        police,
        read.id(),
        OptionalLong.of(read.version()),
        "FACTS",
        f -> f.fact("person", "黄某", "pleads", "no"));
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                cases.edit(
                    police,
                    read.id(),
                    OptionalLong.of(read.version()),
                    "FACTS",
                    f -> f.fact("person", "黄某", "pleads", "yes")))
        .isInstanceOf(org.dutylawyer.casesystem.cases.VersionConflictException.class);
  }

  @Test
  void an_event_that_was_recorded_wrongly_is_put_right_or_withdrawn() throws Exception {
    CaseUser police = account("police");
    cases.create(
        police,
        """
        {"id": "更正-1", "jurisdiction": "CN-50", "persons": [{"id": "某甲"}, {"id": "某乙"}],
         "events": [{"type": "help-right-told", "at": "2026-01-05T09:00", "person": ["某甲", "某乙"],
            "by": "police"},
           {"id": "c/2", "type": "help-notice-delivered", "at": "2026-01-06", "person": "某甲",
            "batch": true, "by": "police",
            "document": {"type": "help-notice", "fields": {"charge": "盗窃罪"}}}]}
        """,
        List.of("aid-cq"));
    assertThat(page("/cases/更正-1", "police")).contains("/events/correct?event=e1");
    assertThat(page("/cases/更正-1/events/correct?event=e1", "police"))
        .contains("multiple", "value=\"2026-01-05\"", "value=\"09:00\"", "撤回登记");
    web.perform(
            post("/cases/更正-1/events/correct")
                .with(as("police"))
                .with(csrf())
                .param("version", "1")
                .param("event", "c/2")
                .param("at", "2026-01-07")
                .param("person", "某乙")
                .param("event.batch", "no")
                .param("event.type", "first-interrogation"))
        .andExpect(status().is3xxRedirection());
    String file = cases.get(police, "更正-1").file();
    assertThat(file)
        .contains("2026-01-07", "\"batch\" : false", "盗窃罪", "\"by\" : \"police\"")
        .doesNotContain("2026-01-06", "first-interrogation");
    web.perform(
            post("/cases/更正-1/events/withdraw")
                .with(as("police"))
                .with(csrf())
                .header("HX-Request", "true")
                .param("version", "2")
                .param("event", "e1"))
        .andExpect(status().isOk())
        .andExpect(content().string(org.hamcrest.Matchers.containsString("撤回登记：")));
    assertThat(cases.get(police, "更正-1").file())
        .doesNotContain("help-right-told")
        .contains("help-notice-delivered");
    assertThat(cases.file("CN-50:更正-1", 2).orElseThrow()).contains("help-right-told");
    web.perform(
            post("/cases/更正-1/events/withdraw")
                .with(as("police"))
                .with(csrf())
                .param("version", "3")
                .param("event", "e9"))
        .andExpect(status().isNotFound());
    web.perform(
            post("/cases/更正-1/events/withdraw")
                .with(as("police"))
                .with(csrf())
                .param("version", "2")
                .param("event", "c/2"))
        .andExpect(status().isConflict());
  }

  @Test
  void a_name_is_put_right_and_a_person_is_added_under_an_id_of_its_own() throws Exception {
    CaseUser police = account("police");
    cases.create(
        police,
        "{\"id\":\"更正-2\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\",\"name\":\"某申\"}]}",
        List.of());
    String[][] steps = {{"某甲", "某甲", "2009-01-05"}, {"", "某甲", ""}, {"", "某甲", "2010-01-05"}};
    for (int i = 0; i < steps.length; i++) {
      web.perform(
              post("/cases/更正-2/persons")
                  .with(as("police"))
                  .with(csrf())
                  .param("version", String.valueOf(i + 1))
                  .param("person", steps[i][0])
                  .param("name", steps[i][1])
                  .param("born", steps[i][2]))
          .andExpect(status().is3xxRedirection());
    }
    assertThat(page("/cases/更正-2", "police")).contains("police · 加入、更正人员：某甲");
    var persons = cases.read(cases.get(police, "更正-2")).persons();
    assertThat(persons).extracting(p -> p.id()).containsExactly("某甲", "某甲-2", "某甲-3");
    assertThat(persons).allMatch(p -> p.name().orElse("").equals("某甲"));
    assertThat(persons.get(0).born().orElseThrow()).isEqualTo("2009-01-05");
  }

  @Test
  void the_form_keeps_what_was_entered_until_the_case_is_stored() throws Exception {
    for (String[] wrong : new String[][] {{"渝江侦-0117", "", "409"}, {"录入-1", "2026-99-99", "422"}}) {
      assertThat(
              web.perform(
                      post("/cases")
                          .with(as("police"))
                          .with(csrf())
                          .param("id", wrong[0])
                          .param("name", "某案名")
                          .param("jurisdiction", "CN-50")
                          .param("person", "某甲", "某甲")
                          .param("born", "2009-01-05", wrong[1])
                          .param("organ", "proc-cq")
                          .param("proceeding.stage", "investigation"))
                  .andExpect(status().is(Integer.parseInt(wrong[2])))
                  .andReturn()
                  .getResponse()
                  .getContentAsString(StandardCharsets.UTF_8))
          .contains(
              "value=\"" + wrong[0] + "\"", "value=\"某案名\"", "value=\"2009-01-05\"", "value=\"某甲\"")
          .containsPattern("value=\"proc-cq\"[^>]*checked|checked[^>]*value=\"proc-cq\"")
          .containsPattern("value=\"investigation\"[^>]*selected");
    }
    String more =
        web.perform(
                post("/cases")
                    .with(as("police"))
                    .with(csrf())
                    .param("more", "true")
                    .param("id", "录入-1")
                    .param("jurisdiction", "CN-50")
                    .param("person", "某甲", "某乙", "某丙", "某丁"))
            .andExpect(status().isOk())
            .andReturn()
            .getResponse()
            .getContentAsString(StandardCharsets.UTF_8);
    assertThat(more.split("name=\"person\"", -1)).hasSize(8);
    assertThat(more).contains("value=\"某丁\"");
    web.perform(
            post("/cases")
                .with(as("police"))
                .with(csrf())
                .param("id", "录入-1")
                .param("jurisdiction", "CN-50")
                .param("person", "某甲", "某甲", "某乙", "", "某丙", "某丁"))
        .andExpect(status().is3xxRedirection());
    assertThat(cases.read(cases.get(account("police"), "录入-1")).persons())
        .extracting(p -> p.id())
        .containsExactlyInAnyOrder("某甲", "某甲-2", "某乙", "某丙", "某丁");
  }

  @Test
  void a_file_in_another_encoding_is_told_by_its_encoding() throws Exception {
    byte[] gbk =
        "{\"id\":\"编码-1\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"张三丰\",\"name\":\"张三丰\"}]}"
            .getBytes(java.nio.charset.Charset.forName("GBK"));
    web.perform(
            org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart(
                    "/cases/import")
                .file(new org.springframework.mock.web.MockMultipartFile("file", gbk))
                .with(as("police"))
                .with(csrf()))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(org.hamcrest.Matchers.containsString("UTF-8")))
        .andExpect(content().string(org.hamcrest.Matchers.containsString("GBK")));
  }

  @Test
  void the_feed_is_a_calendar_and_a_forged_token_opens_nothing() throws Exception {
    String token = tokens.make(account("agency"), Tokens.Kind.FEED, "手机");
    web.perform(get("/feeds/" + token + ".ics"))
        .andExpect(status().isOk())
        .andExpect(content().string(org.hamcrest.Matchers.startsWith("BEGIN:VCALENDAR")));
    web.perform(get("/feeds/" + token.substring(1) + "x.ics")).andExpect(status().isNotFound());
  }

  @Test
  void the_audit_log_can_only_grow_and_its_chain_is_whole() throws Exception {
    page("/", "bureau");
    assertThat(audit.broken()).isEmpty();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> db.sql("update audit_entry set who = 'nobody' where seq = 1").update())
        .isInstanceOf(DataAccessException.class);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> db.sql("delete from audit_entry").update())
        .isInstanceOf(DataAccessException.class);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> db.sql("delete from case_version").update())
        .isInstanceOf(DataAccessException.class);
    assertThat(audit.broken()).isEmpty();
  }

  @Test
  void an_answer_given_before_a_notice_was_taken_over_is_the_same_bytes_when_asked_again()
      throws Exception {
    CaseUser bureau = account("bureau");
    StoredCase stored = cases.get(bureau, "渝江检-0076");
    Answers.Given given =
        answers.give(bureau, stored, Moment.of(answers.today()), Audit.Action.ANSWER_GIVEN);
    String before = live.now().id();
    long id = changes.notice(bureau, Notices.of(2043, 3));
    assertThat(page("/rules/proposals/" + id, "ministry")).contains(">启用<", "2043年");
    changes.take(account("ministry"), changes.find(id).orElseThrow(), false);
    assertThat(page("/rules/proposals/" + id, "agency")).contains("已启用");
    assertThat(live.now().id()).isNotEqualTo(before);
    Answers.Kept kept = answers.find(given.id()).orElseThrow();
    assertThat(kept.rulesId()).isEqualTo(before);
    byte[] again =
        answers.again(bureau, kept, cases.file(stored.key(), kept.version()).orElseThrow());
    assertThat(Answers.hash(again)).isEqualTo(given.sha256());
    assertThat(again).isEqualTo(Answers.json(given.answer()));
  }
}
