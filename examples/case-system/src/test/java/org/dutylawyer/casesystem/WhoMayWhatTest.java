package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dutylawyer.calendar.Moment;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.cases.Answers;
import org.dutylawyer.casesystem.cases.Assessments;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.web.LawPages;
import org.dutylawyer.spring.LiveRules;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who may do what: every action of the application for every role, and for nobody, on a case that
 * all of them see.
 */
@OnH2
class WhoMayWhatTest {

  private static final List<String> ACCOUNTS =
      List.of("bureau", "agency", "police", "procuratorate", "court", "detention", "lawyer");

  /** One column for each of these accounts; x: may, -: may not. */
  private static final String TABLE =
      """
      GET    /                                    x x x x x x x
      GET    /cases                               x x x x x x x
      GET    /cases/new                           x x x x x - -
      POST   /cases                               x x x x x - -
      POST   /cases/import                        x x x x x - -
      GET    /cases/{id}                          x x x x x x x
      POST   /cases/{id}/facts                    x x x x x - -
      GET    /cases/{id}/event                    x x x x x x x
      POST   /cases/{id}/events                   x x x x x x x
      GET    /cases/{id}/events/correct           x x x x x - -
      POST   /cases/{id}/events/correct           x x x x x - -
      POST   /cases/{id}/events/withdraw          x x x x x - -
      POST   /cases/{id}/persons                  x x x x x - -
      POST   /cases/{id}/lawyers                  x x - - - - -
      POST   /cases/{id}/organs                   x x x x x - -
      POST   /cases/{id}/organs/remove            x x x x x - -
      GET    /cases/{id}/what-if                  x x x x x x x
      GET    /cases/{id}/print                    x x x x x x x
      GET    /cases/{id}/file.json                x x x x x x x
      GET    /cases/{id}/forms                    x x x x x x x
      GET    /cases/{id}/conduct                  x - - - - - -
      GET    /cases/{id}/answers                  x x x x x x x
      GET    /cases/{id}/answers/{answer}         x x x x x x x
      GET    /lawyers                             x x - - - - -
      GET    /lawyers/{id}                        x x - - - - -
      POST   /lawyers                             x x - - - - -
      POST   /lawyers/{id}                        x x - - - - -
      GET    /rules                               x x x x x x x
      POST   /rules/notices                       x x - - - - -
      POST   /rules/packs                         x x - - - - -
      GET    /rules/proposals/{id}                x x - - - - -
      POST   /rules/proposals/{id}/take           x - - - - - -
      GET    /law/                                x x x x x x x
      GET    /law/norm                            x x x x x x x
      GET    /law/{name}                          x x x x x x x
      GET    /account                             x x x x x x x
      POST   /account/tokens                      x x x x x x x
      POST   /account/tokens/{id}/revoke          x x x x x x x
      POST   /account/password                    x x x x x x x
      GET    /accounts                            x - - - - - -
      POST   /accounts                            x - - - - - -
      POST   /accounts/organs                     x - - - - - -
      POST   /accounts/{id}/enabled               x - - - - - -
      POST   /accounts/{id}/password              x - - - - - -
      GET    /audit                               x - - - - - -
      POST   /audit/check                         x - - - - - -
      GET    /interface                           x x x x x x x
      GET    /api/v1/cases                        x x x x x x x
      POST   /api/v1/cases                        x x x x x - -
      GET    /api/v1/cases/{id}                   x x x x x x x
      PUT    /api/v1/cases/{id}                   x x x x x - -
      POST   /api/v1/cases/{id}/events            x x x x x x x
      GET    /api/v1/cases/{id}/answer            x x x x x x x
      GET    /api/v1/cases/{id}/answers           x x x x x x x
      GET    /api/v1/cases/{id}/answers/{answer}  x x x x x x x
      PUT    /api/v1/cases/{id}/organs/{organ}    x x x x x - -
      DELETE /api/v1/cases/{id}/organs/{organ}    x x x x x - -
      GET    /api/v1/cases/{id}/questions         x x x x x x x
      POST   /api/v1/assess                       x x x x x x x
      GET    /api/v1/assessments/{answer}         x x x x x x x
      GET    /api/v1/audit/head                   x - - - - - -
      GET    /api/v1/deadlines                    x x x x x x x
      GET    /api/v1/notifications                x x x x x x x
      GET    /api/v1/packs                        x x x x x x x
      GET    /api/v1/words                        x x x x x x x
      GET    /api/v1/schemas/case-file            x x x x x x x
      GET    /api/v1/schemas/assessment           x x x x x x x
      """;

  /** For everybody: they show nothing, or are opened by a token of their own. */
  private static final List<String> OPEN =
      List.of("GET /login", "GET /feeds/{token}.ics", "GET /api/openapi.json");

  @Autowired MockMvc web;
  @Autowired Accounts accounts;
  @Autowired Cases cases;
  @Autowired Answers answers;
  @Autowired Assessments assessments;
  @Autowired LiveRules live;
  @Autowired LawPages law;
  @Autowired JdbcClient db;

  @Autowired
  @org.springframework.beans.factory.annotation.Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  private static Stream<String[]> rows() {
    return TABLE.lines().map(line -> line.strip().split("\\s+"));
  }

  static List<Arguments> cells() {
    List<Arguments> cells = new ArrayList<>();
    rows()
        .forEach(
            row -> {
              for (int i = 0; i < ACCOUNTS.size(); i++) {
                cells.add(Arguments.of(ACCOUNTS.get(i), row[0], row[1], row[i + 2].equals("x")));
              }
            });
    return cells;
  }

  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @MethodSource("cells")
  void may_or_may_not(String account, String method, String path, boolean may) throws Exception {
    MockHttpServletRequestBuilder request =
        request(
            method,
            path.startsWith("/api/v1/assessments/")
                ? path.replace("{answer}", assessed(account))
                : path);
    long before = told(account, may);
    MockHttpServletResponse response =
        web.perform(request.with(user(accounts.loadUserByUsername(account))).with(csrf()))
            .andReturn()
            .getResponse();
    int status = response.getStatus();
    if (may && method.equals("GET")) {
      assertThat(status).isIn(200, 302);
      if (path.contains("/cases/{id}") && !path.contains("{answer}")) {
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
            .containsAnyOf("某甲", EverybodysCase.ID, "答复不变");
      }
      assertThat(told(account, true)).isEqualTo(before + (path.matches(OF_NOBODY) ? 0 : 1));
    } else if (may) {
      // Without its fields a form is refused for that, not for who sends it or what case it is.
      assertThat(status).isNotIn(401, 403);
      if (path.matches(".*/cases/.*")) {
        assertThat(status).isNotEqualTo(404);
      }
    } else {
      assertThat(status).isEqualTo(403);
      assertThat(told(account, false)).isEqualTo(before + 1);
    }
  }

  /** What tells nothing of a case, of a lawyer or of an account but one's own. */
  private static final String OF_NOBODY =
      "/cases/new|/rules|/law/.*|/account|/interface|/api/v1/(packs|words|schemas/.*)";

  /** How many entries of the audit log tell what that account saw, or what it was refused. */
  private long told(String account, boolean seen) {
    return db.sql(
            "select count(*) from audit_entry where who = ? and action "
                + (seen ? "<>" : "=")
                + " 'REFUSED'")
        .param(account)
        .query(Long.class)
        .single();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("actions")
  void nobody_without_an_account(String method, String path) throws Exception {
    var response = web.perform(request(method, path).with(csrf())).andReturn().getResponse();
    if (path.startsWith("/api/")) {
      assertThat(response.getStatus()).isEqualTo(401);
      assertThat(response.getContentAsString())
          .contains("\"type\":\"urn:duty-lawyer:problem:unauthorized\"");
    } else {
      assertThat(response.getStatus()).isEqualTo(302);
      assertThat(response.getRedirectedUrl()).endsWith("/login");
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("writes")
  void nothing_is_written_without_the_token_of_the_form(String method, String path)
      throws Exception {
    int status =
        web.perform(request(method, path).with(user(accounts.loadUserByUsername("bureau"))))
            .andReturn()
            .getResponse()
            .getStatus();
    assertThat(status).isEqualTo(403);
  }

  static List<Arguments> actions() {
    return rows().map(row -> Arguments.of(row[0], row[1])).toList();
  }

  static List<Arguments> writes() {
    return rows()
        .filter(row -> !row[0].equals("GET") && !row[1].startsWith("/api/"))
        .map(row -> Arguments.of(row[0], row[1]))
        .toList();
  }

  /** What a page is asked with, where it needs more than its address. */
  private static final Map<String, String> QUESTIONS =
      Map.of(
          "GET /cases/{id}/event", "?type=meeting-held",
          "GET /cases/{id}/events/correct", "?event=e4",
          "GET /law/norm", "?id=司规〔2020〕6号/12/1-a",
          "GET /api/v1/words", "?jurisdiction=CN-50",
          "GET /api/v1/schemas/case-file", "?jurisdiction=CN-50");

  private MockHttpServletRequestBuilder request(String method, String path) {
    String id =
        path.startsWith("/rules/") && method.equals("GET")
            ? String.valueOf(proposal())
            : path.startsWith("/lawyers/")
                ? "zhou-min"
                : path.matches(".*/(proposals|tokens|accounts)/.*") ? "0" : EverybodysCase.ID;
    String address =
        path.replace("{id}", id)
            .replace("{answer}", path.contains("{answer}") ? answer() : "")
            .replace("{organ}", "none-such")
            .replace("{name}", "index.html");
    return org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(
        HttpMethod.valueOf(method), address + QUESTIONS.getOrDefault(method + " " + path, ""));
  }

  private long proposal() {
    db.sql(
            """
            insert into proposal (kind, title, base_id, rules_id, made_at, made_by, state)
            select 'notice', 'x', ?, ?, current_timestamp, 'x', 'dropped'
            where not exists (select 1 from proposal where title = 'x')
            """)
        .params(live.now().id(), live.now().id())
        .update();
    return db.sql("select id from proposal where title = 'x'").query(Long.class).single();
  }

  private String assessed(String account) {
    return assessments
        .assess(
            accounts.loadUserByUsername(account),
            "{\"id\":\"问-1\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}",
            Moment.of(answers.today()))
        .id();
  }

  private String answer() {
    CaseUser police = accounts.loadUserByUsername("police");
    return answers
        .give(
            police,
            cases.get(police, EverybodysCase.ID),
            Moment.of(answers.today()),
            Audit.Action.ANSWER_GIVEN)
        .id();
  }

  @BeforeEach
  void a_case_of_everybodys() {
    EverybodysCase.with(cases, accounts, live);
    law.prepare().join();
  }

  @Test
  void the_table_has_every_action_of_the_application_and_no_other() {
    Map<String, String> there = new TreeMap<>();
    mappings
        .getHandlerMethods()
        .forEach(
            (info, method) -> {
              if (method.getBeanType().getPackageName().startsWith("org.dutylawyer.casesystem")) {
                for (String path : info.getPatternValues()) {
                  info.getMethodsCondition()
                      .getMethods()
                      .forEach(m -> there.put(m + " " + path, method.toString()));
                }
              }
            });
    List<String> told = new ArrayList<>(OPEN);
    rows().forEach(row -> told.add(row[0] + " " + row[1]));
    assertThat(there.keySet()).containsExactlyInAnyOrderElementsOf(told);
  }
}
