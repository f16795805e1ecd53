package org.dutylawyer.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dutylawyer.casesystem.access.Accounts;
import org.dutylawyer.casesystem.access.CaseUser;
import org.dutylawyer.casesystem.access.Tokens;
import org.dutylawyer.casesystem.audit.Audit;
import org.dutylawyer.casesystem.cases.Cases;
import org.dutylawyer.casesystem.cases.Deadlines;
import org.dutylawyer.casesystem.cases.Roster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What somebody with bad intent tries: all of it is refused or harmless. */
@OnH2
class HostileTest {

  private static final String SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'";

  @Autowired MockMvc web;
  @Autowired Accounts accounts;
  @Autowired Cases cases;
  @Autowired Roster roster;
  @Autowired Tokens tokens;
  @Autowired Deadlines deadlines;
  @Autowired Audit audit;
  @Autowired JdbcClient db;

  private RequestPostProcessor as(String name) {
    return user(accounts.loadUserByUsername(name));
  }

  private String page(String path, String name) throws Exception {
    return web.perform(get(path).with(as(name)))
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void script_in_every_text_field_stays_text_on_every_page() throws Exception {
    String text = SCRIPT.replace("\"", "\\\"");
    CaseUser bureau = accounts.loadUserByUsername("bureau");
    String file =
        """
        {"id": "脚本-1", "name": "%1$s", "jurisdiction": "CN-50",
         "persons": [{"id": "%1$s", "name": "%1$s", "counsel": "none"}],
         "lawyers": [{"id": "%1$s 律师", "name": "%1$s"}],
         "events": [{"id": "%1$s 事件", "type": "help-notice-delivered", "at": "2026-01-05", "person": "%1$s",
           "document": {"type": "help-notice", "fields": {"charge": "%1$s", "place": "%1$s"}}}]}
        """
            .formatted(text);
    cases.create(bureau, file, List.of("aid-cq"));
    roster.add(new Roster.Entry("脚本律师", SCRIPT, SCRIPT, "CN-50", Map.of(), 1));
    tokens.make(bureau, Tokens.Kind.API, SCRIPT);
    accounts.add("hostile-name", "a long enough password", bureau.role(), SCRIPT, "bureau-cq", "");
    audit.add(bureau, Audit.Action.CASE_SEEN, SCRIPT, Map.of("x", SCRIPT));
    List<String> pages =
        List.of(
            "/",
            "/cases",
            "/cases?search=" + "%3Cscript%3Ealert(1)%3C/script%3E",
            "/cases/脚本-1",
            "/cases/脚本-1/event?type=legal-advice-given",
            "/cases/脚本-1/what-if?fact=person/sight/blind/" + "x",
            "/cases/脚本-1/print",
            "/cases/脚本-1/forms?form=help-notice",
            "/cases/脚本-1/conduct",
            "/cases/脚本-1/answers",
            "/lawyers",
            "/lawyers/脚本律师",
            "/accounts",
            "/account",
            "/audit");
    for (String path : pages) {
      assertThat(page(path, "bureau"))
          .as(path)
          .isNotEmpty()
          .doesNotContain("<script>alert")
          .doesNotContain("<img src=x");
    }
    assertThat(page("/cases/脚本-1", "bureau")).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
  }

  @Test
  void script_in_what_is_refused_stays_text_as_well() throws Exception {
    for (String path : List.of("/cases/import", "/rules/notices")) {
      String said =
          web.perform(
                  post(path)
                      .with(as("bureau"))
                      .with(csrf())
                      .param("text", "{\"" + SCRIPT + "\": 1}" + SCRIPT))
              .andExpect(status().isUnprocessableContent())
              .andReturn()
              .getResponse()
              .getContentAsString(StandardCharsets.UTF_8);
      assertThat(said).as(path).doesNotContain("<script>alert").doesNotContain("<img src=x");
    }
  }

  static List<String> parameters() {
    List<String> all = new ArrayList<>();
    for (String sql :
        List.of("%27%20or%201=1%20--", "%27;drop%20table%20account;--", "%25", "_", "%5C", "%00")) {
      for (String path :
          List.of(
              "/cases?search=",
              "/cases?page=",
              "/?actor=",
              "/?lawyer=",
              "/cases/",
              "/cases/渝江侦-0117?asOf=",
              "/cases/渝江侦-0117/event?type=",
              "/cases/渝江侦-0117/what-if?fact=",
              "/cases/渝江侦-0117/what-if?event=",
              "/cases/渝江侦-0117/forms?form=",
              "/cases/渝江侦-0117/forms?person=",
              "/cases/渝江侦-0117/answers/",
              "/lawyers/",
              "/rules/proposals/",
              "/audit?before=",
              "/law/",
              "/feeds/x",
              "/api/v1/cases?search=",
              "/api/v1/cases/",
              "/api/v1/cases/渝江侦-0117/answer?asOf=",
              "/api/v1/deadlines?actor=",
              "/api/v1/deadlines?lawyer=",
              "/api/v1/deadlines?until=",
              "/api/v1/notifications?after=",
              "/api/v1/words?jurisdiction=")) {
        all.add(path + sql + (path.equals("/feeds/x") ? ".ics" : ""));
      }
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("parameters")
  void sql_in_a_parameter_is_a_value_like_any_other(String path) throws Exception {
    long before = db.sql("select count(*) from account").query(Long.class).single();
    int answered;
    try {
      answered =
          web.perform(
                  get(java.net.URI.create(path.replace("渝江侦", "%E6%B8%9D%E6%B1%9F%E4%BE%A6")))
                      .with(as("police")))
              .andReturn()
              .getResponse()
              .getStatus();
    } catch (org.springframework.security.web.firewall.RequestRejectedException e) {
      answered = 400;
    }
    assertThat(answered).isLessThan(500);
    assertThat(db.sql("select count(*) from account").query(Long.class).single()).isEqualTo(before);
  }

  @Test
  void a_search_never_finds_what_is_anothers() {
    CaseUser lawyer = accounts.loadUserByUsername("lawyer");
    for (String search : List.of("", "%", "_", "' or '1'='1", "\\", "陈某盗窃案")) {
      assertThat(cases.list(lawyer, search, 0, 500))
          .extracting(Cases.Line::id)
          .filteredOn(id -> id.startsWith("渝江"))
          .isSubsetOf("渝江侦-0130", "渝江检-0076");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/cases/%s",
        "/cases/%s/event?type=legal-advice-given",
        "/cases/%s/what-if",
        "/cases/%s/print",
        "/cases/%s/file.json",
        "/cases/%s/forms",
        "/cases/%s/answers",
        "/cases/%s/answers/x",
        "/api/v1/cases/%s",
        "/api/v1/cases/%s/answer",
        "/api/v1/cases/%s/questions"
      })
  void anothers_case_is_not_found_whoever_asks(String path) throws Exception {
    for (String account : List.of("court", "lawyer", "lawyer2", "jilin", "liyang", "detention")) {
      String id = account.equals("detention") ? "长兴检-0042" : "渝江侦-0117";
      int expected = 404;
      String name = account.equals("detention") || !account.equals("court") ? account : "court";
      web.perform(get(path.formatted(id)).with(as(name))).andExpect(status().is(expected));
    }
  }

  @Test
  void anothers_case_cannot_be_written() throws Exception {
    web.perform(
            post("/cases/渝江侦-0117/facts")
                .with(as("jilin"))
                .with(csrf())
                .param("version", "1")
                .param("fact/person/sight/陈某", "blind"))
        .andExpect(status().isNotFound());
    web.perform(
            post("/api/v1/cases/渝江侦-0117/events")
                .with(as("lawyer2"))
                .content("{\"type\":\"legal-advice-given\",\"at\":\"2026-01-05\"}"))
        .andExpect(status().isNotFound());
    web.perform(
            put("/api/v1/cases/长兴检-0042")
                .with(as("procuratorate"))
                .header("If-Match", "\"1\"")
                .content("{}"))
        .andExpect(status().isNotFound());
  }

  @Test
  void a_region_takes_no_case_of_another() throws Exception {
    web.perform(
            post("/api/v1/cases")
                .with(as("jilin"))
                .content(
                    "{\"id\":\"越界-1\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}"))
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void a_lawyer_records_no_act_of_an_organ() throws Exception {
    web.perform(
            post("/api/v1/cases/渝江检-0076/events")
                .with(as("lawyer"))
                .content("{\"type\":\"duty-lawyer-arranged\",\"at\":\"2026-01-05\"}"))
        .andExpect(status().isForbidden());
  }

  @Test
  void what_lawyers_did_is_in_no_answer_but_the_bureaus() throws Exception {
    String path = "/api/v1/cases/渝江侦-0089/answer";
    String police = page(path, "police");
    String bureau = page(path, "bureau");
    assertThat(bureau).contains("\"grounds\":[{");
    assertThat(police).contains("\"grounds\":[]").contains("\"lawyerBreaches\":[]");
    assertThat(page("/cases/渝江侦-0089", "agency")).doesNotContain("处理事由");
    assertThat(page("/cases/渝江侦-0089/print", "agency")).doesNotContain("处理事由");
  }

  @Test
  void a_body_of_more_than_five_megabytes_is_refused() throws Exception {
    byte[] large = new byte[5_000_001];
    java.util.Arrays.fill(large, (byte) ' ');
    web.perform(post("/api/v1/cases").with(as("police")).content(large))
        .andExpect(status().is(413))
        .andExpect(header().string("Content-Type", MediaType.APPLICATION_PROBLEM_JSON_VALUE));
  }

  @Test
  void more_events_or_persons_than_a_case_has_are_refused_and_the_most_are_shown()
      throws Exception {
    String event = "{\"type\":\"meeting-sought\",\"person\":\"人0\",\"at\":\"2026-01-05\"}";
    for (String[] one :
        new String[][] {{"过多-1", "1", "1001", "$.events"}, {"过多-2", "201", "0", "$.persons"}}) {
      String file = many(one[0], Integer.parseInt(one[1]), Integer.parseInt(one[2]), event);
      for (String path : List.of("/api/v1/cases", "/api/v1/assess")) {
        web.perform(post(path).with(as("police")).content(file))
            .andExpect(status().isUnprocessableContent())
            .andExpect(jsonPath("$.problems[0].where").value(one[3]));
      }
    }
    written(post("/api/v1/cases").with(as("police")).content(many("最多-1", 1, 1000, event)));
    assertThat(page("/cases/最多-1", "police")).endsWith("</html>\n");
    web.perform(post("/api/v1/cases/最多-1/events").with(as("police")).content(event))
        .andExpect(status().isUnprocessableContent());
  }

  private static String many(String id, int persons, int events, String event) {
    return "{\"id\":\"%s\",\"jurisdiction\":\"CN-50\",\"persons\":[%s],\"events\":[%s]}"
        .formatted(
            id,
            IntStream.range(0, persons)
                .mapToObj(i -> "{\"id\":\"人" + i + "\"}")
                .collect(Collectors.joining(",")),
            String.join(",", Collections.nCopies(events, event)));
  }

  @Test
  void a_file_that_is_sent_as_a_form_is_told_apart_from_an_empty_one() throws Exception {
    web.perform(
            post("/api/v1/assess")
                .with(as("police"))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content("{}"))
        .andExpect(status().isUnsupportedMediaType());
  }

  @Test
  void a_write_that_is_sent_again_is_done_once() throws Exception {
    String file = "{\"id\":\"重发-1\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}";
    String first =
        written(
            post("/api/v1/cases").with(as("police")).header("Idempotency-Key", "k1").content(file));
    assertThat(
            written(
                post("/api/v1/cases")
                    .with(as("police"))
                    .header("Idempotency-Key", "k1")
                    .content(file)))
        .isEqualTo(first);
    String event = "{\"type\":\"legal-advice-given\",\"at\":\"2026-01-05\",\"person\":\"某甲\"}";
    for (int i = 0; i < 3; i++) {
      written(
          post("/api/v1/cases/重发-1/events")
              .with(as("police"))
              .header("Idempotency-Key", "k2")
              .content(event));
    }
    assertThat(cases.get(accounts.loadUserByUsername("police"), "重发-1").version()).isEqualTo(2);
    web.perform(
            post("/api/v1/cases")
                .with(as("police"))
                .header("Idempotency-Key", "k1")
                .content(file.replace("重发-1", "重发-2")))
        .andExpect(status().isUnprocessableContent());
  }

  private String written(
      org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request)
        .andExpect(status().isCreated())
        .andReturn()
        .getResponse()
        .getContentAsString(StandardCharsets.UTF_8);
  }

  @Test
  void a_stale_version_replaces_nothing() throws Exception {
    String file = "{\"id\":\"版本-1\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}";
    written(post("/api/v1/cases").with(as("police")).content(file));
    String changed = file.replace("\"id\":\"某甲\"", "\"id\":\"某甲\",\"sight\":\"blind\"");
    web.perform(put("/api/v1/cases/版本-1").with(as("police")).content(changed))
        .andExpect(status().is(428));
    web.perform(
            put("/api/v1/cases/版本-1")
                .with(as("police"))
                .header("If-Match", "\"1\"")
                .content(changed))
        .andExpect(status().isOk())
        .andExpect(header().string("ETag", "\"2\""));
    web.perform(
            put("/api/v1/cases/版本-1").with(as("police")).header("If-Match", "\"1\"").content(file))
        .andExpect(status().isPreconditionFailed())
        .andExpect(jsonPath("$.version").value(2));
  }

  @Test
  void a_wrong_word_is_told_with_its_place_and_the_nearest_word() throws Exception {
    web.perform(
            post("/api/v1/assess")
                .with(as("police"))
                .content(
                    "{\"id\":\"x\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\",\"sight\":\"blynd\"}]}"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            jsonPath("$.problems[0].where")
                .value(org.hamcrest.Matchers.containsString("$.persons[0].sight")))
        .andExpect(jsonPath("$.problems[0].nearest").value("blind"));
  }

  @Test
  void a_forged_a_revoked_and_a_feed_token_open_no_interface() throws Exception {
    CaseUser police = accounts.loadUserByUsername("police");
    String good = tokens.make(police, Tokens.Kind.API, "x");
    web.perform(get("/api/v1/packs").header("Authorization", "Bearer " + good))
        .andExpect(status().isOk());
    tokens.of(police).forEach(t -> tokens.revoke(police, t.id()));
    List<String> bad =
        List.of(
            good,
            good.substring(1),
            "",
            "x".repeat(10_000),
            tokens.make(police, Tokens.Kind.FEED, "y"));
    for (String token : bad) {
      web.perform(get("/api/v1/packs").header("Authorization", "Bearer " + token))
          .andExpect(status().isUnauthorized());
    }
  }

  @Test
  void a_token_of_another_account_is_not_revoked() {
    CaseUser police = accounts.loadUserByUsername("police");
    CaseUser court = accounts.loadUserByUsername("court");
    tokens.make(court, Tokens.Kind.FEED, "calendar");
    long id = tokens.of(court).get(0).id();
    assertThat(tokens.revoke(police, id)).isFalse();
    assertThat(tokens.of(court)).anyMatch(t -> t.id() == id && !t.revoked());
  }

  @Test
  void a_bureau_closes_no_account_of_another_region() throws Exception {
    long jilin = accounts.loadUserByUsername("jilin").id();
    web.perform(
            post("/accounts/" + jilin + "/enabled")
                .with(as("bureau"))
                .with(csrf())
                .param("enabled", "false"))
        .andExpect(status().isNotFound());
    assertThat(accounts.loadUserByUsername("jilin").isEnabled()).isTrue();
  }

  @Test
  void what_is_no_pack_and_what_unpacks_too_large_is_refused() throws Exception {
    java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
    try (var zip = new java.util.zip.ZipOutputStream(bytes)) {
      zip.putNextEntry(new java.util.zip.ZipEntry("pack.yaml"));
      zip.write(new byte[30_000_000]);
      zip.closeEntry();
    }
    for (byte[] content : List.of(bytes.toByteArray(), "no zip".getBytes(StandardCharsets.UTF_8))) {
      web.perform(
              org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart(
                      "/rules/packs")
                  .file(new org.springframework.mock.web.MockMultipartFile("file", content))
                  .with(as("bureau"))
                  .with(csrf()))
          .andExpect(status().isUnprocessableContent());
    }
  }

  @Test
  void an_organ_that_is_none_is_refused_with_its_name() throws Exception {
    String file = "{\"id\":\"单位-1\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}";
    web.perform(post("/api/v1/cases?organ=nonexist").with(as("police")).content(file))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.problems[0].where").value("organ"));
    web.perform(
            post("/cases")
                .with(as("police"))
                .with(csrf())
                .param("id", "单位-1")
                .param("jurisdiction", "CN-50")
                .param("person", "某甲")
                .param("organ", "nonexist"))
        .andExpect(status().isUnprocessableContent());
    web.perform(
            post("/cases")
                .with(as("police"))
                .with(csrf())
                .param("id", "x")
                .param("jurisdiction", "XX"))
        .andExpect(status().isUnprocessableContent());
  }

  @Test
  void a_character_that_no_database_keeps_is_refused_and_the_database_is_not_blamed()
      throws Exception {
    String nul = "a\u0000b";
    web.perform(post("/login").with(csrf()).param("username", nul).param("password", "x"))
        .andExpect(status().isBadRequest());
    for (var request :
        List.of(
            get("/cases").param("search", nul),
            get("/api/v1/deadlines").param("actor", nul),
            get("/api/v1/cases").param("search", nul),
            post("/account/tokens").with(csrf()).param("kind", "API").param("label", nul))) {
      assertThat(statusOf(request.with(as("police")))).isEqualTo(400);
    }
    String file =
        "{\"id\":\"空-1\",\"name\":\"a\\u0000b\",\"jurisdiction\":\"CN-50\",\"persons\":[{\"id\":\"某甲\"}]}";
    assertThat(statusOf(post("/api/v1/cases").with(as("police")).content(file))).isIn(201, 422);
  }

  private int statusOf(
      org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request)
      throws Exception {
    return web.perform(request).andReturn().getResponse().getStatus();
  }

  @ParameterizedTest
  @ValueSource(strings = {"+999999999-12-31", "9999-12-31", "0001-01-01", "-5000-01-01"})
  void a_day_of_which_no_text_could_say_anything_is_refused(String day) throws Exception {
    assertThat(statusOf(get("/cases/渝江侦-0117").param("asOf", day).with(as("police"))))
        .isIn(400, 422);
    assertThat(page("/cases/渝江侦-0117/what-if?asOf=" + day.replace("+", "%2B"), "police"))
        .doesNotContain("<ins");
    web.perform(get("/api/v1/cases/渝江侦-0117/answer").param("asOf", day).with(as("police")))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.problems[0].where").value("asOf"));
  }

  @Test
  void the_board_is_in_both_languages_and_a_strange_language_changes_nothing() throws Exception {
    assertThat(page("/?lang=en", "bureau")).contains("Time limits");
    assertThat(page("/?lang=%3Cscript%3E", "bureau")).contains("期限");
    assertThat(deadlines.of(accounts.loadUserByUsername("bureau"), "", "", Locale.ENGLISH))
        .anyMatch(l -> l.limit().actor().equals("legal aid agency"));
  }

  @Test
  void an_event_that_says_a_thing_twice_or_has_more_behind_it_is_refused() throws Exception {
    String event = "{\"type\": \"legal-aid-right-told\", \"at\": \"2026-01-05\"";
    for (String text :
        List.of(event + ", \"at\": \"2026-01-06\"}", event + "} {\"type\": \"x\"}", "[]", "")) {
      web.perform(
              post("/api/v1/cases/渝江侦-0117/events")
                  .with(as("police"))
                  .contentType(MediaType.APPLICATION_JSON)
                  .content(text))
          .andExpect(status().isUnprocessableContent())
          .andExpect(
              jsonPath("$.problems[0].where")
                  .value(org.hamcrest.Matchers.startsWith("event.json")));
    }
  }

  @Test
  void what_is_wrong_in_a_change_has_a_place_without_a_line_that_nobody_wrote() throws Exception {
    web.perform(
            post("/api/v1/cases/渝江侦-0117/events")
                .with(as("police"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"type\": \"legal-aid-right-tld\"}"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(
            jsonPath("$.problems[0].where").value(org.hamcrest.Matchers.startsWith("$.events[")))
        .andExpect(jsonPath("$.problems[0].nearest").value("legal-aid-right-told"));
  }

  @Test
  void a_long_name_is_a_name() throws Exception {
    for (String name : List.of("名".repeat(100), "𠮷".repeat(50), "a ".repeat(49) + "a")) {
      String id = "长名-" + name.hashCode();
      web.perform(
              post("/cases")
                  .with(as("bureau"))
                  .with(csrf())
                  .param("id", id)
                  .param("jurisdiction", "CN-50")
                  .param("person", name, name)
                  .param("born", "", ""))
          .andExpect(status().isFound());
      assertThat(page("/cases/" + id, "bureau")).contains(name);
    }
  }

  @Test
  void a_language_that_the_pages_do_not_have_is_chinese() throws Exception {
    for (String lang : List.of("zz", "fr", "zh-TW", "%3Cscript%3E", "")) {
      assertThat(page("/?lang=" + lang, "bureau")).as(lang).contains("<html lang=\"zh-Hans\">");
    }
    assertThat(page("/?lang=en", "bureau")).contains("<html lang=\"en\">", "Limits");
  }
}
