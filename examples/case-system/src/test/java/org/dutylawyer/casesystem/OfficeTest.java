package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Tokens;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.web.LawPages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What offices do besides cases: who takes part, accounts, forms. */
@OnH2
class OfficeTest extends Asking {

  @Autowired Cases cases;
  @Autowired Tokens tokens;
  @Autowired LawPages law;
  @Autowired PasswordEncoder encoder;
  @Autowired JdbcClient db;

  @Test
  void an_organ_takes_part_no_longer_once_it_is_removed() throws Exception {
    cases.create(
        account("police"),
        "{\"id\":\"移出-1\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}",
        List.of("aid-cq", "court-cq", "house-cq"));
    String organs = "/api/v1/cases/移出-1/organs/";
    assertThat(asked("court", get("/cases/移出-1")).getStatus()).isEqualTo(200);
    assertThat(asked("agency", delete(organs + "court-cq")).getStatus()).isEqualTo(200);
    assertThat(asked("court", get("/cases/移出-1")).getStatus()).isEqualTo(404);
    assertThat(asked("court", get("/api/v1/cases")).getContentAsString(StandardCharsets.UTF_8))
        .doesNotContain("移出-1");
    assertThat(asked("agency", delete(organs + "court-cq")).getStatus()).isEqualTo(422);
    assertThat(asked("agency", put(organs + "court-cq")).getStatus()).isEqualTo(200);
    assertThat(asked("court", get("/cases/移出-1")).getStatus()).isEqualTo(200);
    assertThat(asked("police", get("/cases/移出-1")).getContentAsString(StandardCharsets.UTF_8))
        .contains("organs/remove", ">移出<", ">确认移出<", "移出本单位后，本单位不再看到此案");
    String page = "/cases/移出-1/organs/remove";
    assertThat(asked("police", post(page).param("organ", "court-cq")).getStatus()).isEqualTo(302);
    assertThat(asked("police", post(page).param("organ", "aid-cq")).getStatus()).isEqualTo(302);
    assertThat(asked("police", post(page).param("organ", "police-cq")).getStatus())
        .as("somebody keeps the case")
        .isEqualTo(422);
    assertThat(cases.organs(cases.get(account("police"), "移出-1")))
        .containsExactly("house-cq", "police-cq");
    assertThat(
            db.sql("select detail from audit_entry where object = 'CN-50:移出-1' order by seq")
                .query(String.class)
                .list())
        .contains("{\"organRemoved\":\"court-cq\"}", "{\"organRemoved\":\"aid-cq\"}")
        .doesNotContain("{\"organRemoved\":\"police-cq\"}");
  }

  @Test
  void the_law_says_that_it_is_being_made_until_it_is_there() throws Exception {
    var shown = asked("police", get("/law/"));
    while (shown.getStatus() == 202) {
      assertThat(shown.getHeader("Refresh")).isEqualTo("5");
      assertThat(shown.getContentAsString(StandardCharsets.UTF_8)).contains("正在生成");
      law.prepare().join();
      shown = asked("police", get("/law/"));
    }
    assertThat(shown.getStatus()).isEqualTo(200);
    assertThat(shown.getContentAsString(StandardCharsets.UTF_8))
        .containsOnlyOnce("<a href=\"/\">← <span lang=\"zh-CN\">返回案件系统</span>");
    assertThat(asked("police", get("/law/norm?id=no-norm")).getStatus()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "Bureau, 422",
    "ｂureau, 422",
    "system, 422",
    "--, 422",
    ".x, 422",
    "x, 422",
    "chief.2, 302",
    "李科长, 302"
  })
  void a_name_is_taken_for_no_other(String name, int expected) throws Exception {
    assertThat(
            asked(
                    "bureau",
                    post("/accounts")
                        .param("username", name)
                        .param("password", "of-ten-or-more")
                        .param("displayName", "某人")
                        .param("organ", "aid-cq"))
                .getStatus())
        .isEqualTo(expected);
  }

  @Test
  void who_has_forgotten_a_password_gets_another_from_the_bureau() throws Exception {
    accounts.add(
        "forgetful",
        "forgotten-long-ago",
        org.dutylawyer.casesystem.access.Role.AGENCY,
        "某人",
        "aid-cq",
        "");
    CaseUser before = account("forgetful");
    String token = tokens.make(before, Tokens.Kind.API, "x");
    String path = "/accounts/" + before.id() + "/password";
    assertThat(asked("jilin", post(path).param("password", "another-of-ten")).getStatus())
        .isEqualTo(404);
    assertThat(asked("agency", post(path).param("password", "another-of-ten")).getStatus())
        .isEqualTo(403);
    assertThat(asked("bureau", post(path).param("password", "short")).getStatus()).isEqualTo(422);
    String own = "/accounts/" + account("bureau").id() + "/password";
    assertThat(asked("bureau", post(own).param("password", "another-of-ten")).getStatus())
        .isEqualTo(404);
    assertThat(asked("bureau", post(path).param("password", "another-of-ten")).getStatus())
        .isEqualTo(302);
    CaseUser after = account("forgetful");
    assertThat(encoder.matches("another-of-ten", after.password())).isTrue();
    assertThat(after).as("so that its sessions end").isNotEqualTo(before);
    assertThat(tokens.open(token, Tokens.Kind.API)).isEmpty();
    assertThat(
            db.sql(
                    "select count(*) from audit_entry where action = 'PASSWORD_SET'"
                        + " and object = 'forgetful'")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void a_form_is_filled_in_with_what_the_case_knows_of_that_person() throws Exception {
    cases.create(
        account("police"),
        """
        {"id": "文书-1", "jurisdiction": "CN-50", "proceeding": {"stage": "investigation"},
         "persons": [
           {"id": "p1", "name": "甲某", "counsel": "none", "custody": "bail"},
           {"id": "p2", "name": "乙某", "counsel": "none", "custody": "detained"},
           {"id": "p3", "name": "丙某", "counsel": "none", "custody": "detained"}],
         "lawyers": [{"id": "chen-lu", "name": "陈路"}, {"id": "zhou-min", "name": "周敏"}],
         "events": [
           {"type": "duty-lawyer-requested", "person": "p2", "at": "2026-01-05"},
           {"type": "duty-lawyer-arranged", "person": "p1", "lawyer": "chen-lu", "at": "2026-01-06"},
           {"type": "duty-lawyer-arranged", "person": "p2", "lawyer": "zhou-min", "at": "2026-01-06"},
           {"type": "meeting-held", "person": "p2", "lawyer": "zhou-min", "at": "2026-01-07"},
           {"type": "custody-changed", "person": "p3", "to": "bail", "at": "2026-01-08"},
           {"type": "counsel-retained-by-relative", "person": "p3", "at": "2026-01-08"}]}
        """,
        List.of("aid-cq", "house-cq"));
    String agency = name("aid-cq");
    String house = name("house-cq");
    String police = name("police-cq");
    assertThat(form("help-notice", "p2")).contains("乙某", agency, house, ">没有辩护人</td>", "李警官");
    assertThat(form("help-notice", "p1")).contains("甲某", agency).doesNotContain(house);
    assertThat(form("help-notice", "p3")).doesNotContain(house, ">没有辩护人</td>");
    assertThat(form("help-application", "p2"))
        .contains("侦查", "没有辩护人，申请值班律师法律帮助")
        .doesNotContain("陈路");
    assertThat(form("help-application", "p1")).doesNotContain("申请值班律师法律帮助</td>");
    assertThat(form("help-register", "p2")).contains(police, "2026-01-07 ", house);
    assertThat(form("help-register", "p1")).doesNotContain("2026-01-07 ");
  }

  private String name(String organ) {
    return accounts.organs().stream()
        .filter(o -> o.id().equals(organ))
        .map(Accounts.Organ::name)
        .findFirst()
        .orElseThrow();
  }

  private String form(String form, String person) throws Exception {
    String page =
        asked("police", get("/cases/文书-1/forms?form=" + form + "&person=" + person))
            .getContentAsString(StandardCharsets.UTF_8);
    // The form itself: names of persons stand in the choice above it too.
    return page.substring(page.indexOf("<th scope=\"row\">"));
  }

  @Test
  void a_conduct_sheet_says_that_nothing_stands_against_a_lawyer_and_not_that_there_is_none()
      throws Exception {
    String file =
        """
        {"id": "%s", "jurisdiction": "CN-50", "persons": [{"id": "某甲"}], "lawyers": [%s]}
        """;
    cases.create(account("bureau"), file.formatted("行为-1", ""), List.of("aid-cq"));
    cases.create(
        account("bureau"),
        file.formatted("行为-2", "{\"id\": \"zhou-min\", \"name\": \"周敏\"}"),
        List.of("aid-cq"));
    String none = "本案没有列明律师";
    assertThat(conduct("行为-1")).contains(none);
    assertThat(conduct("行为-2"))
        .doesNotContain(none)
        .contains("没有符合或者尚待查明的处理事由", "周敏", "律师法 第四十七条第（二）项");
    assertThat(conduct("渝江侦-0089")).doesNotContain(none, "没有符合或者尚待查明").contains("陈路");
  }

  private String conduct(String id) throws Exception {
    return asked("bureau", get("/cases/" + id + "/conduct"))
        .getContentAsString(StandardCharsets.UTF_8);
  }
}
