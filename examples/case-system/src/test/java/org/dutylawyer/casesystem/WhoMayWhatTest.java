package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.cases.Cases;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Who may do what: every action of the application for every role, and for nobody. */
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
      POST   /cases/{id}/lawyers                  x x x x x - -
      POST   /cases/{id}/organs                   x x x x x - -
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
      GET    /audit                               x - - - - - -
      GET    /interface                           x x x x x x x
      GET    /api/v1/cases                        x x x x x x x
      POST   /api/v1/cases                        x x x x x - -
      GET    /api/v1/cases/{id}                   x x x x x x x
      PUT    /api/v1/cases/{id}                   x x x x x - -
      POST   /api/v1/cases/{id}/events            x x x x x x x
      GET    /api/v1/cases/{id}/answer            x x x x x x x
      GET    /api/v1/cases/{id}/answers/{answer}  x x x x x x x
      GET    /api/v1/cases/{id}/questions         x x x x x x x
      POST   /api/v1/assess                       x x x x x x x
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

  /** A case in which every one of the accounts takes part, so that only the action decides. */
  private static final String CASE = "矩阵-1";

  private static final Map<String, String> PARAMETERS =
      Map.of(
          "/cases/{id}/event", "?type=legal-advice-given",
          "/cases/{id}/events/correct", "?event=e1");

  @Autowired MockMvc web;
  @Autowired Accounts accounts;
  @Autowired Cases cases;

  @Autowired
  @org.springframework.beans.factory.annotation.Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mappings;

  @BeforeEach
  void a_case_of_all() {
    CaseUser bureau = accounts.loadUserByUsername("bureau");
    if (cases.list(bureau, CASE, 0, 1).isEmpty()) {
      cases.create(
          bureau,
          """
          {"id": "%s", "jurisdiction": "CN-50", "persons": [{"id": "某甲"}],
           "lawyers": [{"id": "zhou-min", "name": "周敏"}],
           "events": [{"type": "help-right-told", "at": "2026-01-05", "person": "某甲"}]}
          """
              .formatted(CASE),
          List.of("aid-cq", "police-cq", "proc-cq", "court-cq", "house-cq"));
    }
  }

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
    var response =
        web.perform(
                request(method, path).with(user(accounts.loadUserByUsername(account))).with(csrf()))
            .andReturn()
            .getResponse();
    int status = response.getStatus();
    if (may && method.equals("GET") && path.contains("/cases/{id}") && !path.contains("{answer}")) {
      assertThat(status).isEqualTo(200);
      assertThat(response.getContentAsString(StandardCharsets.UTF_8))
          .containsAnyOf("某甲", CASE, "答复不变");
    } else if (may) {
      assertThat(status).isNotIn(401, 403);
    } else {
      assertThat(status).isEqualTo(403);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("actions")
  void nobody_without_an_account(String method, String path) throws Exception {
    var response = web.perform(request(method, path).with(csrf())).andReturn().getResponse();
    if (path.startsWith("/api/")) {
      assertThat(response.getStatus()).isEqualTo(401);
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

  private static MockHttpServletRequestBuilder request(String method, String path) {
    String id = path.contains("/cases/{id}") ? CASE : path.contains("/lawyers/") ? "zhou-min" : "0";
    String address =
        path.replace("{id}", URLEncoder.encode(id, StandardCharsets.UTF_8))
            .replaceAll("\\{[a-z]+}", "none");
    String asked = method.equals("GET") ? PARAMETERS.getOrDefault(path, "") : "";
    return org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request(
        HttpMethod.valueOf(method), java.net.URI.create(address + asked));
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
